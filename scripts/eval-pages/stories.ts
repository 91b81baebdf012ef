/** Invented stories that the pages of the set are made from: `parts` is the story, all of it and nothing else. */

export type StoryPart =
  | { kind: 'p' | 'h2' | 'quote' | 'li'; text: string }
  | { kind: 'row'; cells: readonly string[] };

export type EvalStory = { headline: string; parts: readonly StoryPart[] };

const paragraphs = (text: string): StoryPart[] =>
  text
    .trim()
    .split(/\n\s*\n/)
    .map((block) => {
      const line = block.trim();
      if (line.startsWith('## ')) return { kind: 'h2', text: line.slice(3) };
      if (line.startsWith('> ')) return { kind: 'quote', text: line.slice(2) };
      if (line.startsWith('- ')) return { kind: 'li', text: line.slice(2) };
      if (line.startsWith('| ')) return { kind: 'row', cells: line.slice(2).split(' | ') };
      return { kind: 'p', text: line };
    });

const story = (headline: string, text: string): EvalStory => ({ headline, parts: paragraphs(text) });

export const EVAL_STORIES: readonly EvalStory[] = [
  story(
    'Ferry line halved after third breakdown',
    `The harbour board has cut the island ferry to four crossings a day after the third breakdown this month, its chairman, Odd Renner, said on Thursday.

“We would rather sail half as often than stop in the middle of the sound,” he told a meeting in the old customs house.

The owner of the line did not respond to a request for comment.`,
  ),
  story(
    'School kitchens to cook for the whole valley',
    `From September the kitchens of two schools in the Linnet valley will cook not only for their own pupils but for eleven smaller schools that have none.

The plan, agreed by the council on Tuesday by nine votes to four, is meant to save 1.2 million crowns a year. It ends a dispute that has gone on since the kitchen at Upper Linnet was closed over a leaking roof.

“Nobody will eat a cold dinner,” said Maren Aske, who leads the council’s committee for schools. “The vans are heated, and the longest way is nineteen minutes.”

## Parents are not convinced

Parents at Lower Linnet said they had not been asked. A petition against the plan had 640 names by Wednesday evening.

“My daughter has an allergy,” said one mother, Tove Brandal. “Who do I call if the cook is twenty kilometres away?”

Ms Aske said every dish would come with a list of what was in it, and that the cooks would answer the telephone.

- Upper Linnet cooks for six schools from 1 September.

- Lower Linnet cooks for five from 1 October.

- A first account is due in March.

The teachers’ union declined to comment until it had seen the contracts.`,
  ),
  story(
    'What the river took',
    `When the water came it came from behind. The people of Alder Street had watched the river for two days, from their doorsteps and then from their upper windows, and the river had stayed in its bed.

What they had not watched was the hill. At ten past four on Sunday morning a pond that nobody in the street had ever heard of broke through its bank, and within a quarter of an hour the cellars were full.

“I thought somebody had left a tap on,” said Hanna Weil, 71, who has lived at number 14 since she was married. “Then the freezer came up the stairs.”

No one died. Forty-three houses were flooded, and in nine of them the floors will have to come out, according to the fire brigade. A cat named Consul was found on a wardrobe.

## A pond without an owner

The pond was dug in 1911 for a brickworks that closed before the war. On the maps of the city it is a blue spot without a name; in the land register it belongs to a company that was struck off in 1962.

“It is nobody’s water,” said Jonas Lied of the city’s department of works. “That does not mean that nobody could have looked at it.”

His department did look at it, once. A report of April 2009, which the city published on Monday, calls the bank “soft in two places” and recommends “observation”. Whether anybody observed it the report does not say.

> We asked for a pump in 2014. We asked again in 2016. Then we bought one ourselves, out of the money for the street party.

So says a letter that the residents sent to the mayor on Tuesday. It is signed by 88 people.

## What happens now

The mayor, Ingrid Sand, said on Wednesday that the city would pay for drying out every house, whoever the pond belongs to. She would not say what that would cost.

“The bill will be high, and it will be ours,” she said.

| Year | Houses flooded | Paid by the city

| 1998 | 4 | nothing

| 2011 | 12 | 90,000

| this year | 43 | not known

Insurers have been asked to send their experts together, so that nobody has to show the same wet wall three times. Two have agreed; a third said it was still considering.

On Alder Street they are considering too. Ms Weil has put her chairs out to dry on the pavement. Most of her neighbours have done the same, and in the evening, since the chairs are there, they sit on them.

“It is the street party after all,” she said. “Only the music is missing.”`,
  ),
  story(
    'Minister denies promise to dock workers',
    `The transport minister, Paul Eker, has denied promising dock workers that no job would be lost when the two ports merge.

“I said that we would do what we can. I have never said that we can do everything,” he told reporters outside parliament on Friday.

The dockers’ union said it had a recording. Its secretary, Lena Moe, played forty seconds of it at a news conference in which a man’s voice says: “Not one of you will go.”

Mr Eker’s office said it could not confirm that the voice was his. It did not answer when it was asked who else it might be.

The merger, which was announced in May, brings together ports that employ 2,300 people between them. A study by the Institute for Harbours, paid for by the ministry, found that 400 posts exist twice.

“You cannot unload the same ship in two places,” said the study’s author, Professor Dag Holm.

The union will vote on a strike on 14 November. A spokeswoman for the port authority said it hoped that the vote would not be needed.`,
  ),
  story(
    'Old press prints again',
    `In the cellar of the town library a machine that had been silent for thirty-one years printed a newspaper on Saturday.

It printed 200 copies of it, four pages each, and jammed twice.

“She is out of practice,” said Frode Lunde, 82, who ran the press from 1967 until the paper closed. “So am I.”

Mr Lunde and five pupils of the technical school had worked on the machine for two winters. They made 64 parts new, among them a wheel of pear wood that nobody could explain.

The paper’s lead story was about the machine. On page three stood the winning numbers of the parish raffle.

The library wants to print a paper every quarter. Whether there will be a fifth page depends, Mr Lunde said, on what there is to say.

He has not been paid. “I asked for coffee,” he said, “and I got it.”

Visitors can see the press on the first Saturday of each month, from ten until it jams.`,
  ),
  story(
    'Hospital kept list of patients who complained',
    `A hospital in the north kept a list of patients who had complained about their treatment, and showed it to doctors before they saw those patients again, according to documents that have been read by this newspaper.

The list, named “Attention”, ran to 212 names in January. Beside each stands a date, a ward and a remark of a few words: “daughter is a lawyer”, “records conversations”, “polite but persistent”.

The director of the hospital, Anne Vik, confirmed that the list exists. It was meant, she said, to make sure that nobody who had been treated badly once would be treated badly again.

“I understand that it can be read otherwise,” she said.

The health authority said on Tuesday that it had not known of the list and would look into it. The data protection office said it had already begun to.

## “I felt it when I came in”

One of those on the list is Rolf Hagen, 58, a bus driver. He complained in 2021, after waiting eleven hours with a broken wrist, and got a letter with an apology.

“When I came back with my heart, the doctor knew who I was before I had said my name,” he said. “He was very careful. He was so careful that I was afraid.”

Nobody told him of the list. He heard of it from this newspaper.

Two doctors who spoke on condition that they would not be named said that the list had been read out at morning meetings. One of them said that it had been treated “as a joke, and then as a warning, and then as something normal”.

The hospital’s lawyers said in a statement that no patient had been harmed. They declined to say whether the list had been deleted.

Patients who wish to know whether they are on it can write to the hospital, Ms Vik said. She promised an answer within a month.`,
  ),
];
