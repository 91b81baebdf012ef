import { paragraphs } from '../../../paragraphs.ts';

export const dynamic = 'force-static';
export const dynamicParams = false;

/** Rendered while building. Bytes of the whole document, roughly: half is the text, half the same text for React. */
export function generateStaticParams(): { bytes: string }[] {
  return [10, 20, 40, 80, 160].map((kilobytes) => ({ bytes: String(kilobytes * 1000) }));
}

type Props = { params: Promise<{ bytes: string }> };

/** A page that is the same for everybody, made when the floor was built: what Next itself serves fastest. */
export default async function StaticPage({ params }: Props) {
  const { bytes } = await params;
  return (
    <main>
      {paragraphs(Number(bytes) * 0.38).map((words, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never move
        <p key={i}>{words}</p>
      ))}
    </main>
  );
}
