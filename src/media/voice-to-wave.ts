import { setImmediate as letOthersWork } from "node:timers/promises";
import { OggOpusDecoder } from "ogg-opus-decoder";

/** About ten minutes of a voice note; a longer one is served as it came. */
const mostBytes = 2_500_000;
const chunkBytes = 16_384;
/** 48 kHz to 16 kHz: a voice needs no more, and a minute is 2 MB instead of 6. */
const every = 3;
const rate = 16_000;

/**
 * Opus in Ogg, which WhatsApp records and older iPhones cannot play, as a WAVE file that everything plays. Decoded in pieces, so that
 * nothing else waits. Null when it is too long or cannot be read.
 */
export async function voiceToWave(ogg: Uint8Array): Promise<Uint8Array | null> {
  if (ogg.length > mostBytes) return null;
  const decoder = new OggOpusDecoder();
  await decoder.ready;
  try {
    const parts: Int16Array[] = [];
    for (let start = 0; start < ogg.length; start += chunkBytes) {
      // Its types forget that it answers with a promise.
      const { channelData } = await Promise.resolve(decoder.decode(ogg.subarray(start, start + chunkBytes)));
      parts.push(narrow(channelData[0]));
      await letOthersWork();
    }
    parts.push(narrow((await decoder.flush()).channelData[0]));
    return parts.every(({ length }) => length === 0) ? null : waveFile(parts);
  } catch {
    return null;
  } finally {
    decoder.free();
  }
}

/** The mean of each three samples; those that are left over at a piece's end (at most two) are not heard. */
function narrow(samples: Float32Array = new Float32Array()): Int16Array {
  const narrowed = new Int16Array(Math.floor(samples.length / every));
  for (let at = 0; at < narrowed.length; at++) {
    let sum = 0;
    for (let offset = 0; offset < every; offset++) sum += samples[at * every + offset] ?? 0;
    narrowed[at] = Math.round(Math.max(-1, Math.min(1, sum / every)) * 32_767);
  }
  return narrowed;
}

function waveFile(parts: readonly Int16Array[]): Uint8Array {
  const dataBytes = 2 * parts.reduce((sum, { length }) => sum + length, 0);
  const header = Buffer.alloc(44);
  header.write("RIFF", 0, "ascii");
  header.writeUInt32LE(36 + dataBytes, 4);
  header.write("WAVEfmt ", 8, "ascii");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20); // PCM
  header.writeUInt16LE(1, 22); // one channel
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36, "ascii");
  header.writeUInt32LE(dataBytes, 40);
  return Buffer.concat([
    header,
    ...parts.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  ]);
}
