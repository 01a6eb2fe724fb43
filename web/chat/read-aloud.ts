import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Reads one message at a time with a French voice of the device. */
export class ReadAloud implements ReactiveController {
  /** The message being read. */
  reading: string | null = null;
  private readonly host: ReactiveControllerHost;
  private readonly speech: SpeechSynthesis | null = "speechSynthesis" in globalThis ? globalThis.speechSynthesis : null;
  private voice: SpeechSynthesisVoice | null = null;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  get isAvailable(): boolean {
    return this.voice !== null;
  }

  hostConnected(): void {
    // Browsers load their voices late and say so; some know them at once and never say so.
    this.speech?.addEventListener("voiceschanged", this.findVoice);
    this.findVoice();
  }

  hostDisconnected(): void {
    this.speech?.removeEventListener("voiceschanged", this.findVoice);
    this.stop();
  }

  toggle(key: string, text: string): void {
    const wasReading = this.reading === key;
    this.stop();
    if (wasReading || this.speech === null || this.voice === null) return;
    const utterance = new SpeechSynthesisUtterance(sayable(text));
    utterance.voice = this.voice;
    utterance.lang = this.voice.lang;
    utterance.rate = 0.95;
    const finish = (): void => {
      if (this.reading === key) this.show(null);
    };
    utterance.addEventListener("end", finish);
    utterance.addEventListener("error", finish);
    this.show(key);
    this.speech.speak(utterance);
  }

  stop(): void {
    if (this.reading === null) return;
    this.show(null);
    this.speech?.cancel();
  }

  private show(key: string | null): void {
    this.reading = key;
    this.host.requestUpdate();
  }

  private readonly findVoice = (): void => {
    // Only voices of the device itself: others send the words of the conversation to their maker.
    const french = (this.speech?.getVoices() ?? []).filter(
      (voice) => voice.localService && /^fr(?:[-_]|$)/i.test(voice.lang),
    );
    this.voice = french.find((voice) => /^fr[-_]FR/i.test(voice.lang)) ?? french[0] ?? null;
    this.host.requestUpdate();
  };
}

/** A web address is heard as its site's name, not letter by letter. */
const sayable = (text: string): string => text.replace(/https?:\/\/(?:www\.)?([^\s/]+)\S*/g, "$1");
