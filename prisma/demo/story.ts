/** The demo story: written for Stet about events of 8 April 2025, from public facts and published words. */
export const DEMO_STORY = {
  headline: 'Kyiv says it holds two Chinese citizens captured with Russian forces',
  byline: 'By the foreign desk',
  desk: 'Foreign',
  text: `Kyiv says it holds two Chinese citizens captured with Russian forces

@ZelenskyyUa

President Volodymyr Zelensky said on Tuesday that Ukrainian soldiers had taken two Chinese citizens prisoner while they fought in Russian ranks in the Donetsk region, and that he expected Beijing to explain itself.

“We have the documents of these prisoners, bank cards, and personal data,” he wrote on social media, beside a clip in which one of the two seems to appear.

The two are being held and questioned by Ukraine’s security service, according to an official briefed on the case.

There was no immediate comment from Moscow or Beijing.

China says that it is neutral in the war and has armed neither side. NATO, in its Washington declaration of July 2024, called Beijing a “decisive enabler” of Russia’s war against Ukraine.

Photo: Office of the President of Ukraine

Zelensky said there were “many more Chinese citizens in the occupier’s units than just two.” He added that his foreign minister would ask Beijing at once how it intends to respond.

“Russia’s involvement of China, along with other countries, whether directly or indirectly, in this war in Europe is a clear signal that Putin intends to do anything but end the war,” Zelensky wrote.

“This requires a response from the United States, Europe, and all those around the world who want peace,” he added.

Related article: The fight for the last villages near Kursk

The two would not be the first foreigners to fight on Russia’s side. About 11,000 North Korean soldiers were sent to the Kursk region in late 2024, according to South Korea’s intelligence service. Seoul did not respond to a request for comment on how many are still there.
`,
};

/** The last two paragraphs of the English words: by themselves the words of a recording that comes without times. */
const CLOSING = `Russia’s involvement of China, along with other countries, whether directly or indirectly, in this war in Europe is a clear signal that Putin intends to do anything but end the war. He is looking for ways to continue fighting.

This definitely requires a response. A response from the United States, Europe, and all those around the world who want peace.`;

/** What he published that day, in Ukrainian and in English: the words that the demo's quotes are checked against. */
export const DEMO_SOURCES = {
  ukrainian: `Наші військові взяли в полон двох громадян Китаю, які воювали у складі російської армії. Це сталося на території України – на Донеччині. Є документи цих полонених, банківські картки, персональні дані.`,
  english: `Our military has captured two Chinese citizens who were fighting as part of the Russian army. This happened on Ukrainian territory—in the Donetsk region. Identification documents, bank cards, and personal data were found in their possession.

We have information suggesting that there are many more Chinese citizens in the occupier’s units than just two.

I have instructed the Minister of Foreign Affairs of Ukraine to immediately contact Beijing and clarify how China intends to respond to this.

${CLOSING}`,
  closing: CLOSING,
};
