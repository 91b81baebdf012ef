/** A hum, ten seconds unless said otherwise: long enough to be played from a line of its transcript. */
export function recording(seconds = 10): Buffer {
  const rate = 8000;
  const sound = Buffer.from(
    Array.from({ length: rate * seconds }, (_, i) => 128 + Math.round(60 * Math.sin(i / 4))),
  );
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + sound.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(sound.length, 40);
  return Buffer.concat([head, sound]);
}

/** A file as a person chooses it; the type the browser states is not to be believed. */
export const file = (name: string, bytes: Uint8Array | string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes as Uint8Array),
});
