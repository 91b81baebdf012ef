/** The demo story: our own writing about events of 8 April 2025, from public facts and published words. */
export const DEMO_STORY = {
  headline: 'Kyiv says it holds two Chinese citizens captured with Russian forces',
  byline: 'By the foreign desk',
  desk: 'Foreign',
  text: `Kyiv says it holds two Chinese citizens captured with Russian forces

@ZelenskyyUa

President Volodymyr Zelensky said on Tuesday that Ukrainian soldiers had taken two Chinese citizens prisoner while they fought in Russian ranks in the Donetsk region, and that he wanted an answer from Beijing.

“We have the documents of these prisoners, bank cards, and personal data,” he wrote on social media, beside a clip in which one of the two seems to appear.

There was no immediate comment from Moscow or Beijing.

China says that it is neutral in the war and has armed neither side. NATO, in its Washington declaration of July 2024, called Beijing a “decisive enabler” of Russia’s war against Ukraine.

Photo: Office of the President of Ukraine

Zelensky said there were “many more Chinese citizens in the occupier’s units than just two.” He told his foreign minister to ask Beijing at once how it intends to respond.

“Russia’s involvement of China, along with other countries, whether directly or indirectly, in this war in Europe is a clear signal that Putin intends to do anything but end the war,” Zelensky wrote.

Related article: The fight for the last villages near Kursk

The two would not be the first foreigners to fight on Russia’s side. About 11,000 North Korean soldiers were sent to the Kursk region in late 2024, according to South Korea’s intelligence service.
`,
};
