import { storyAddress } from '../stories/addresses.ts';
import { Link } from '../ui/link.tsx';

/** The headline of a story on the desk or in somebody's work: the link that `J` and `K` go through. */
export function StoryHeadline({ story }: { story: { id: string; headline: string } }) {
  return (
    <h3 className="font-serif text-lg leading-snug font-semibold text-pretty sm:text-xl">
      <Link
        href={storyAddress(story.id)}
        data-story
        className="rounded-sm decoration-1 underline-offset-4 hover:underline"
      >
        {story.headline}
      </Link>
    </h3>
  );
}
