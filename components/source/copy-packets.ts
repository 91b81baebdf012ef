import {
  type AudioCodec,
  BufferTarget,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FLAC,
  FlacOutputFormat,
  type Input,
  type InputAudioTrack,
  type InputFormat,
  type InputVideoTrack,
  MovOutputFormat,
  MP3,
  MP4,
  Mp3OutputFormat,
  Mp4OutputFormat,
  OGG,
  OggOutputFormat,
  Output,
  type OutputFormat,
  QTFF,
  type VideoCodec,
  WAVE,
  WavOutputFormat,
  WEBM,
  WebMOutputFormat,
} from 'mediabunny';
import type { Piece } from './cut-wav.ts';

/** Of films, frames that are shown before `to` may be stored after it: no reordering is longer than this. */
const REORDERED_S = 0.25;

/** How a piece of such a file is written. Containers that are taken as evidence; others are decoded. */
function containerOf(format: InputFormat, isFilm: boolean): { to: OutputFormat; ending: string } | null {
  // Without a frame of its own that says how long it is: all of it are the recording's bytes.
  if (format === MP3) return { to: new Mp3OutputFormat({ xingHeader: false }), ending: 'mp3' };
  if (format === OGG) return { to: new OggOutputFormat(), ending: 'ogg' };
  if (format === WEBM) return { to: new WebMOutputFormat(), ending: 'webm' };
  if (format === MP4)
    return { to: new Mp4OutputFormat({ fastStart: 'in-memory' }), ending: isFilm ? 'mp4' : 'm4a' };
  if (format === QTFF) return { to: new MovOutputFormat({ fastStart: 'in-memory' }), ending: 'mov' };
  if (format === FLAC) return { to: new FlacOutputFormat(), ending: 'flac' };
  if (format === WAVE) return { to: new WavOutputFormat(), ending: 'wav' };
  return null;
}

type Track = InputAudioTrack | InputVideoTrack;
type Copied = { sink: EncodedPacketSink; first: EncodedPacket; until: number; track: Track };

/**
 * A stretch of a recording without decoding anything: its packets, as they are, in a container of the same kind. It begins
 * with the packet that `fromMs` is in, or, of a film, with the key frame before it.
 * @returns null where this kind of file cannot be cut that way, or has nothing there
 */
export async function copyPackets(
  input: Input,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Promise<Piece | null> {
  const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  const container = containerOf(await input.getFormat(), video !== null);
  const tracks = [video, audio].filter((track) => track !== null);
  if (!container || tracks.length === 0) return null;
  const output = new Output({ format: container.to, target: new BufferTarget() });
  const codecs = await Promise.all(tracks.map((track) => track.getCodec()));
  const known: readonly unknown[] = container.to.getSupportedCodecs();
  if (!codecs.every((codec) => codec !== null && known.includes(codec))) return null;
  const copied = await packetsAt(video, audio, fromMs / 1000, toMs / 1000);
  if (!copied) return null;
  const begin = Math.min(...copied.map(({ first }) => first.timestamp));
  const copies: { one: Copied; add: Add }[] = [];
  for (const one of copied) copies.push({ one, add: await trackOf(output, one.track) });
  await output.start();
  // All at once: a container takes the packets of its tracks in turn.
  const ends = await Promise.all(copies.map(({ one, add }) => copyTrack(one, begin, add)));
  await output.finalize();
  const { buffer } = output.target;
  return (
    buffer && {
      bytes: new Uint8Array(buffer),
      ...{ ending: container.ending, cut: 'copied' },
      fromMs: Math.max(0, Math.round(begin * 1000)),
      toMs: Math.round(Math.max(...ends) * 1000),
    }
  );
}

/** Where the packets of each track begin, and until when they are taken; null where there are none. */
async function packetsAt(
  video: InputVideoTrack | null,
  audio: InputAudioTrack | null,
  from: number,
  to: number,
): Promise<Copied[] | null> {
  const found: Copied[] = [];
  let begin = from;
  if (video) {
    const sink = new EncodedPacketSink(video);
    const first = (await sink.getKeyPacket(from)) ?? (await sink.getFirstKeyPacket());
    if (!first || first.timestamp >= to) return null;
    begin = Math.min(from, first.timestamp);
    found.push({ sink, first, until: to + REORDERED_S, track: video });
  }
  if (audio) {
    const sink = new EncodedPacketSink(audio);
    const first = (await sink.getPacket(begin)) ?? (await sink.getFirstPacket());
    const isThere = first !== null && first.timestamp < to && first.timestamp + first.duration > begin;
    if (isThere) found.push({ sink, first, until: to, track: audio });
  }
  return found.length > 0 ? found : null;
}

type Add = { packet: (packet: EncodedPacket) => Promise<void>; close: () => void };

async function trackOf(output: Output, track: Track): Promise<Add> {
  const codec = await track.getCodec();
  if (codec === null) throw new Error('A track of an unknown kind');
  if (track.isVideoTrack()) {
    const source = new EncodedVideoPacketSource(codec as VideoCodec);
    output.addVideoTrack(source, { rotation: await track.getRotation() });
    return adding(source, (await track.getDecoderConfig()) ?? undefined);
  }
  const source = new EncodedAudioPacketSource(codec as AudioCodec);
  output.addAudioTrack(source);
  return adding(source, (await (track as InputAudioTrack).getDecoderConfig()) ?? undefined);
}

type Source<Config> = {
  add: (packet: EncodedPacket, meta?: { decoderConfig?: Config }) => Promise<void>;
  close: () => void;
};

/** The first packet says how all of them are decoded. */
function adding<Config>(source: Source<Config>, decoderConfig: Config | undefined): Add {
  let meta = decoderConfig && { decoderConfig };
  return {
    async packet(packet) {
      const told = meta;
      meta = undefined;
      await source.add(packet, told);
    },
    close: () => source.close(),
  };
}

/** Copies packets until the stretch is over; returns when, in the recording, the last of them ends. */
async function copyTrack({ sink, first, until }: Copied, begin: number, add: Add): Promise<number> {
  let end = first.timestamp;
  for await (const packet of sink.packets(first)) {
    if (packet.timestamp >= until) break;
    // Of a film, what is stored after its key frame may be shown before it, and needs frames that are not copied.
    if (packet.timestamp < first.timestamp) continue;
    await add.packet(packet.clone({ timestamp: packet.timestamp - begin }));
    end = Math.max(end, packet.timestamp + packet.duration);
  }
  add.close();
  return end;
}
