/** Small words inside a name that are written without a capital: "Ursula von der Leyen". */
export const NAME_PARTICLES: ReadonlySet<string> = new Set([
  'de',
  'van',
  'von',
  'bin',
  'al',
  'la',
  'le',
  'du',
  'der',
  'den',
  'di',
  'da',
  'el',
  'ben',
  'ibn',
]);
