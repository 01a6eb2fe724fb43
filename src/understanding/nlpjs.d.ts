/** The few parts of nlp.js 4 that host the pipeline; its packages bring no types. */
declare module "@nlpjs/core" {
  export class Container {
    /** `singleton` false: one instance per `get`, made with the settings asked for. */
    register(name: string, item: unknown, singleton: boolean): void;
    registerConfiguration(tag: string, configuration: object, overwrite?: boolean): void;
    /** Registers a plugin, such as a language. */
    use(plugin: unknown): void;
    registerPipeline(tag: string, steps: readonly string[], overwrite?: boolean): void;
  }
  export const containerBootstrap: () => Container;
}

declare module "@nlpjs/nlu" {
  import type { Container } from "@nlpjs/core";

  export type NluSettings = { container?: Container; locale?: string };
  export type Classification = { intent: string; score: number };

  /** What a domain manager holds one of per language; it asks `process` of each message. */
  export class Nlu {
    constructor(settings?: NluSettings, container?: Container);
    /** The steps registered as `nlu-<locale>-process`. */
    pipelineProcess?: unknown;
    runPipeline(input: unknown, pipeline: unknown): Promise<unknown>;
    process(utterance: string): Promise<{ classifications: Classification[] }>;
  }
}

declare module "@nlpjs/nlp" {
  import type { Container } from "@nlpjs/core";

  export type NlpSettings = {
    container: Container;
    autoLoad: boolean;
    autoSave: boolean;
    threshold?: number;
    calculateSentiment?: boolean;
  };

  export class Nlp {
    constructor(settings: NlpSettings);
    /** Makes the class registered under this name the one that understands a locale. */
    useNlu(className: string, locale: string): void;
    addLanguage(locale: string): void;
    /** `nluAnswer` is whatever the locale's `Nlu.process` gave. */
    process(
      locale: string,
      utterance: string,
    ): Promise<{ nluAnswer: unknown; classifications: readonly { intent: string; score: number }[] }>;
    addDocument(locale: string, utterance: string, intent: string): void;
    train(): Promise<void>;
    export(minified: boolean): string;
    import(exported: string): void;
  }
}

declare module "@nlpjs/lang-fr" {
  /** The French of nlp.js, as a plugin. */
  export const LangFr: unknown;

  /** Snowball's French stemmer. */
  export class StemmerFr {
    stemWord(word: string): string;
  }
}
