/** Two letters by which to recognise somebody: "AM" of Ada Moss, "Ed" of Editor; a dash of nobody. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  // By code points: half of a letter outside the basic plane is a box.
  const [first = '–', second = ''] = [...(words[0] ?? '')];
  const last = [...(words.at(-1) ?? '')][0] ?? '';
  return first.toUpperCase() + (words.length > 1 ? last.toUpperCase() : second.toLowerCase());
}
