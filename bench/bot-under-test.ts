/** One of the two bots that are measured side by side, running in a process of its own. */
export type BotUnderTest = {
  readonly name: string;
  readonly pid: number;
  readonly webhook: string;
  /** Resolves once everything taken so far was handled and its replies were taken by the provider; throws when something went wrong. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};
