import type { ChangeView } from "../../../src/inbox/view-schedule.ts";

export type Meanwhile = { readonly last: ChangeView | null; readonly seen: number | null };

/** What the server answered instead of what was asked; status 0 when it could not be reached. */
export class ApiFault extends Error {
  readonly status: number;
  readonly code: string;
  /** Who was faster, when a conversation is already taken. */
  readonly winner: string | null;
  /** What was wrong with a change of the schedule, field by field. */
  readonly faults: readonly { readonly field: string; readonly message: string }[];
  /** What a colleague did meanwhile, and what to say to have seen; null unless that was the fault. */
  readonly meanwhile: Meanwhile | null;

  constructor(fault: {
    status: number;
    code: string;
    message: string;
    winner?: string | null;
    faults?: ApiFault["faults"];
    meanwhile?: Meanwhile | null;
  }) {
    super(fault.message);
    this.faults = fault.faults ?? [];
    this.meanwhile = fault.meanwhile ?? null;
    this.status = fault.status;
    this.code = fault.code;
    this.winner = fault.winner ?? null;
  }
}

export const unreachable = (): ApiFault =>
  new ApiFault({
    status: 0,
    code: "unreachable",
    message: "Le serveur ne répond pas. Vérifiez la connexion, puis réessayez.",
  });

/** The sentence to show for anything that went wrong. */
export const sayProblem = (error: unknown): string =>
  error instanceof ApiFault ? error.message : "Un problème est survenu. Réessayez dans un instant.";
