/**
 * Stories written for this purpose, to make cases from where the development data is not available. Places and people
 * are invented.
 */
import type { Material } from './made-case.ts';

const STORIES: readonly string[] = [
  `The harbor at Ledwick will stay closed until spring, the port authority said on Monday, after divers found cracks in two of its nine piers.

“We are not going to send four hundred people a day over concrete that we cannot vouch for,” Director Helene Marsh told reporters. “If the next inspection goes well, we may open the western berth in March, but I would rather disappoint a few shipping lines than explain to a family in Ledwick why somebody did not come home.”

The repairs could cost $12 million, she said, three times what the city set aside.

“Nobody asked the fishermen,” said Joran Pell, who keeps two boats at the eastern quay. “They should have talked to us in September, when we told them that the pillars were moving, and they have never answered one of our 14 letters.”

A second report, by engineers from Tamsin & Crowe, is expected before Christmas. The mayor was traveling in Norway and could not be reached.`,

  `A bill that would end the night train between Corvane and the coast failed by two votes on Thursday evening.

“I have taken that train for 31 years, and I will take it next week,” Senator Ruth Adeyemi said after the vote. “It does not make money, and neither does the fire brigade. You can measure a country by what it keeps running when nobody important is awake.”

Her opponent, Senator Paul Vance, called the result a mistake. “We must stop paying for empty seats,” he said. “There were 19 passengers on Tuesday and 22 on Wednesday, and the state is spending nearly six hundred dollars for each of them.”

The railway said that it would not comment on a decision of the legislature.

“We can run it, we have always been able to run it, and we should not be asked to apologize for that,” said Mila Torvald, who leads the drivers’ union in Corvane. “What we need is a second engine.”`,

  `Teachers in the Ostrand valley ended their strike on Friday after eleven days, accepting a raise of 5.5 percent.

“Our members did not want to be on the street in January, and I do not think that the board wanted them there either,” said Cornelia Bright, who negotiated for the union. “It is not everything we asked for, but it is more than they offered in the autumn, and it will keep people in the classroom.”

The chairman of the board, Hugh Lindgren, said the money was there. “We have found 1,200,000 crowns in the building fund,” he said. “The new gymnasium will have to wait until 2027, and I would ask parents to be patient with us.”

Some parents were less than pleased. “My son has missed three examinations,” said Dagny Holt of Upper Ostrand. “Nobody has told us whether he can sit them again, and the school has been closed every time I went there to ask.”`,

  `The astronomer who found the comet did so by accident, she said, while looking for a satellite that had gone silent.

“I was angry at the telescope, to be honest,” Dr. Imani Castellan said in an interview at the Brennick Observatory. “It had lost its tracking twice, and on the third attempt there was a smudge where no smudge should be. I thought that it was dust. I cleaned the mirror. The smudge had moved by eleven seconds of arc.”

The comet, which now carries her name, will pass the Earth on April 9 at a distance of some 40 million miles.

“People ask me if it is dangerous, and the answer is no,” she said. “It will not come anywhere near us, and it will not come back for 70,000 years. So if you would like to see it, do not wait for the next one.”

Her colleague Tobias Wren was more cautious. “We have only 26 nights of data,” he said. “The orbit could change by a few percent, and I have learned never to promise anybody a bright comet.”`,

  `Farmers along the Sill have begun to sell water rather than wheat, and some of their neighbors want the county to stop them.

“My grandfather dug that well, and he did not dig it for a bottling plant in Hartnell,” said Amos Redfern, who grows barley on sixty acres. “The water table has fallen nine feet since 2019. You cannot see it, so people do not believe it, but every well on this road is going dry.”

The company, Clearbrook, said it was pumping less than its permit allows. “We have monitored the aquifer every day for seven years, and we would be the first to stop if there were any sign of trouble,” its spokeswoman, Leonie Farrow, said. “There is none.”

Commissioner Wendell Oakes said the county may ask for an independent study. “I do not know who is right, and I will not pretend that I do,” he said. “But we should find out before the summer, because by August it will be too late for anybody’s crop.”`,

  `The oldest cinema in Marrowgate will reopen in June under new owners, three sisters who used to sell tickets there.

“We saw the same film forty times, and we never once saw the beginning, because somebody had to mind the door,” said Bettina Solberg, the eldest. “When the building came up for auction, I called my sisters, and none of us slept that night. By Wednesday we had borrowed $85,000 from people who could not really afford to lend it.”

The screen is new, the seats are not. “They are uncomfortable and we are keeping them,” her sister Agnes said. “If you want to lie down, you can stay at home.”

Not everyone believes in the plan. Viktor Amsel, who ran the place until 2008, gave it two years. “The young ones do not come, and the old ones do not come at night,” he said. “I hope that I am wrong. I would buy the first ticket, but they have told me that I must pay for it like everybody else.”`,
];

/** The stories with the passages between their quotation marks. */
export function ownMaterial(): Material[] {
  return STORIES.map((text, number) => ({
    id: `own-${number + 1}`,
    text,
    passages: [...text.matchAll(/“([^”]+)”/gu)].map((match) => ({
      start: match.index + 1,
      end: match.index + 1 + (match[1] ?? '').length,
    })),
  }));
}
