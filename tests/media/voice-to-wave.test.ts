import { fileKind } from "../../src/media/file-kind.ts";
import { voiceToWave } from "../../src/media/voice-to-wave.ts";
import { sampleFile } from "../dev-meta/sample-files.ts";

const { bytes } = sampleFile("voice");

describe("voiceToWave", () => {
  it("makes of a voice note of WhatsApp's kind a sound that everything plays", async () => {
    const wave = Buffer.from((await voiceToWave(bytes)) ?? []);
    expect(wave.toString("ascii", 0, 4)).toBe("RIFF");
    expect(wave.readUInt32LE(24)).toBe(16_000);
    expect(wave.readUInt32LE(40)).toBe(wave.length - 44);
    const samples = Array.from({ length: (wave.length - 44) / 2 }, (_, index) => wave.readInt16LE(44 + 2 * index));
    expect(samples.length / 16_000).toBeCloseTo(1, 1);
    // The recording is a tone of 440 Hz: it crosses nought twice in each period.
    const crossings = samples.filter((sample, index) => sample >= 0 !== (samples[index - 1] ?? sample) >= 0);
    expect(crossings.length / 2 / (samples.length / 16_000)).toBeCloseTo(440, -1);
    expect(Math.max(...samples)).toBeGreaterThan(5_000);
  });

  it.each([
    ["garbage", Buffer.from("OggS and then nothing of the kind")],
    ["half a recording's head", bytes.subarray(0, 40)],
    ["nothing", Buffer.alloc(0)],
    ["hours of it", Buffer.alloc(3_000_000)],
  ])("makes nothing of %s, and does not fall", async (_name, ogg) => {
    expect(await voiceToWave(ogg)).toBeNull();
  });
});

describe("fileKind", () => {
  it.each([
    ["a photo", sampleFile("photo").bytes, "image/png"],
    ["a voice note", bytes, "audio/ogg"],
    ["a PDF", Buffer.from("%PDF-1.4\n%âãÏÓ\n1 0 obj"), "application/pdf"],
  ])("knows %s by its first bytes", async (_name, file, type) => {
    expect((await fileKind(file))?.type).toBe(type);
  });

  it.each([
    ["a page with a script", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["a drawing that may hold a script", Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["a program", Buffer.from("MZ\u0090\u0000\u0003")],
    ["an archive", Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])],
    ["nothing", Buffer.alloc(0)],
    ["a photo that is too large", Buffer.concat([sampleFile("photo").bytes, Buffer.alloc(10e6)])],
  ])("refuses %s", async (_name, file) => {
    expect(await fileKind(file)).toBeNull();
  });
});
