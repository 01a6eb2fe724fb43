import type { ValuesOf, VariableTypes } from "./variables.ts";

/** What a dialog may hand to an action: a text of its own or a variable; or one of a few words. */
type Parameter = "needed" | "optional" | readonly string[];

type ActionTable = Readonly<
  Record<
    string,
    {
      readonly with: Readonly<Record<string, Parameter>>;
      readonly outcomes: Readonly<Record<string, VariableTypes>>;
    }
  >
>;

const tutorialStep = {
  title: "text",
  step: "text",
  count: "text",
  instruction: "text",
  next: "text",
  previous: "text",
} as const satisfies VariableTypes;
/** What is not known is "". `page`: where the person finds it again. */
const bookedWords = {
  slotSentence: "text",
  address: "text",
  bring: "text",
  instructions: "text",
  code: "text",
  page: "text",
} as const satisfies VariableTypes;
/** Slots on the screen, and the ids of the first and the last of them. */
const shownSlots = { slots: "choices", first: "text", later: "text" } as const;

/**
 * What a dialog can ask of the program (`do:`), how each act can end (`on:`), and what the dialog then knows. The program
 * carries them out; texts are ready to be said.
 */
const actions = {
  /** `reason`: why somebody is wanted; "asked" when it is not told. */
  "handoff.request": {
    with: { reason: ["asked", "misunderstood", "distress", "trouble"] },
    outcomes: {
      waiting: { position: "text", promise: "text" },
      away: { until: "text", promise: "text" },
      "already-waiting": { position: "text", promise: "text" },
    },
  },
  "handoff.cancel": { with: {}, outcomes: { back: {}, "not-waiting": {} } },
  /** "known": `said`, or what was explained just before, leaves no doubt; all of them are given all the same. */
  "appointments.reasons": {
    with: { said: "optional" },
    outcomes: {
      known: { reason: "text", reasonLabel: "text", reasons: "choices" },
      listed: { reasons: "choices" },
      closed: {},
    },
  },
  /** `later`: to be given as `after` when none of these slots suits; the next ones come after them. */
  "appointments.slots": {
    with: { reason: "needed", after: "optional" },
    outcomes: { found: { ...shownSlots, heard: "text" }, none: {} },
  },
  /**
   * What answers the person's own words (`said`), after what they said before (`heard`), about the slots between `first` and
   * `later`: the very one they ask for, several, or the nearest when nothing suits. "unclear" when no time can be read in them.
   */
  "appointments.seek": {
    with: { reason: "needed", said: "needed", heard: "needed", first: "needed", later: "needed" },
    outcomes: {
      one: { slot: "text", ...shownSlots, heard: "text" },
      found: { ...shownSlots, heard: "text" },
      nearest: { ...shownSlots, heard: "text" },
      unclear: {},
      none: {},
    },
  },
  /** `moves`: the booked one whose place it will take; "gone" when that one is not booked any more. The same below: in whose name. */
  "appointments.hold": {
    with: { slot: "needed", moves: "optional" },
    outcomes: { held: { slotSentence: "text" }, taken: shownSlots, none: {}, gone: {} },
  },
  /**
   * Books the slot that is held. `firstName`: "" when it was not given, or is known already. What is not known is "" too. `page`: where
   * the person finds it again.
   */
  "appointments.confirm": {
    with: { firstName: "needed", moves: "optional" },
    outcomes: {
      booked: bookedWords,
      expired: {},
    },
  },
  /** Books what a mediator proposed. */
  "appointments.accept": {
    with: { proposal: "needed" },
    outcomes: { booked: bookedWords, already: {}, gone: {} },
  },
  /** Moves the booked one (`about`) to a time that the centre proposed for it. "expired": somebody was faster; "gone": it is not booked any more. */
  "appointments.move": {
    with: { about: "needed", slot: "needed" },
    outcomes: { booked: bookedWords, expired: {}, gone: {} },
  },
  "appointments.release": { with: { moves: "optional" }, outcomes: { released: {} } },
  /** By the code and the first name that were given, wherever it was booked. `next`: what can be done with it, understood anywhere. */
  "appointments.find": {
    with: { code: "needed", firstName: "needed" },
    outcomes: { found: { appointmentSentence: "text", next: "choices" }, unknown: {}, "slow-down": {} },
  },
  /** `about`: the one that is meant, if it is still to come; `said`: words that may tell which one is. */
  "appointments.mine": {
    with: { about: "optional", said: "optional" },
    outcomes: {
      one: { appointment: "text", appointmentSentence: "text", reason: "text" },
      several: { appointments: "choices" },
      none: {},
    },
  },
  "appointments.cancel": {
    with: { appointment: "needed" },
    outcomes: { cancelled: { appointmentSentence: "text" }, gone: {} },
  },
  /**
   * To be told when a time becomes free: `said` tells when the person can come, `heard` what they said before. "found": such a time is
   * free already. "on-page": they see it where they are when they come back; "unreachable": nobody could tell them.
   */
  "waiting.join": {
    with: { reason: "needed", said: "needed", heard: "needed" },
    outcomes: {
      joined: {},
      "on-page": {},
      found: { ...shownSlots, heard: "text" },
      unclear: {},
      unreachable: {},
    },
  },
  "waiting.leave": { with: {}, outcomes: { left: {}, gone: {} } },
  /** Books what was offered (`about`), if it is still held. */
  "waiting.take": {
    with: { about: "needed" },
    outcomes: { booked: bookedWords, expired: {} },
  },
  /** Gives it back; the person goes on waiting. */
  "waiting.refuse": { with: { about: "needed" }, outcomes: { refused: {} } },
  /** Group workshops that are to come: those with a seat left as choices, a line of each. */
  "workshops.list": { with: {}, outcomes: { listed: { workshops: "choices", lines: "text" }, none: {} } },
  /** "already": the person has a seat of it; `others`: other dates of the same workshop. */
  "workshops.hold": {
    with: { workshop: "needed" },
    outcomes: {
      held: { workshopSentence: "text" },
      already: { workshopSentence: "text" },
      full: { others: "choices" },
      gone: {},
    },
  },
  "workshops.confirm": {
    with: { firstName: "needed" },
    outcomes: { booked: { workshopSentence: "text", where: "text", bring: "text" }, expired: {} },
  },
  "workshops.release": { with: {}, outcomes: { released: {} } },
  "workshops.mine": {
    with: {},
    outcomes: { one: { seat: "text", seatSentence: "text" }, several: { seats: "choices" }, none: {} },
  },
  "workshops.cancel": { with: { seat: "needed" }, outcomes: { cancelled: { seatSentence: "text" }, gone: {} } },
  /** `step`: counted from 1; what is said of it, and its neighbours. `end` is the last step. */
  "tutorial.read": {
    with: { tutorial: "needed", step: "needed" },
    outcomes: { step: tutorialStep, end: tutorialStep, gone: {} },
  },
  "privacy.erase": { with: {}, outcomes: { erased: {} } },
  /** `face`: "good", "fair" or "bad". */
  "satisfaction.record": { with: { face: "needed" }, outcomes: { recorded: {} } },
} as const satisfies ActionTable;

type Actions = typeof actions;
export type ActionName = keyof Actions;

type WithOf<N extends ActionName> = {
  readonly [P in keyof Actions[N]["with"] as Actions[N]["with"][P] extends "needed" ? P : never]: string;
} & {
  readonly [P in keyof Actions[N]["with"] as Actions[N]["with"][P] extends "needed" ? never : P]?: WordOf<
    Actions[N]["with"][P]
  >;
};
type WordOf<P> = P extends readonly string[] ? P[number] : string;

/** An act asked for, with its words. */
export type DialogAction = { readonly [N in ActionName]: { readonly name: N; readonly with: WithOf<N> } }[ActionName];

/** How an act ended, as the dialog must be told: the input of its next turn. */
export type ActionOutcome<N extends ActionName = ActionName> = {
  [A in N]: {
    [O in keyof Actions[A]["outcomes"]]: {
      readonly kind: "outcome";
      readonly outcome: O;
      readonly vars: Actions[A]["outcomes"][O] extends VariableTypes ? ValuesOf<Actions[A]["outcomes"][O]> : never;
    };
  }[keyof Actions[A]["outcomes"]];
}[N];

/** The same table for reading with names that come from files. */
export const actionTable: ActionTable = actions;

export const isActionName = (name: string): name is ActionName => Object.hasOwn(actions, name);
