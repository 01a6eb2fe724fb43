const key = "sos-inbox:sound";

export const isSoundOn = (): boolean => localStorage.getItem(key) !== "off";
export const setSound = (on: boolean): void => localStorage.setItem(key, on ? "on" : "off");

let context: AudioContext | null = null;
let lastAt = 0;
/** A burst of news rings once. */
const quietMs = 3_000;

/** Two soft notes. Browsers allow no sound before the first click: then it stays silent. */
export function chime(): void {
  if (!isSoundOn() || Date.now() - lastAt < quietMs) return;
  lastAt = Date.now();
  try {
    context ??= new AudioContext();
    const start = context.currentTime;
    for (const [index, frequency] of [587.3, 880].entries()) ring(context, frequency, start + index * 0.16);
  } catch {
    // No sound here.
  }
}

function ring(audio: AudioContext, frequency: number, at: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.08, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.5);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + 0.55);
}
