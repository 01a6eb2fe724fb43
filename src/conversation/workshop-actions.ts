import type { Workshops } from "../appointments/workshops.ts";
import type { ActionOutcome, DialogAction } from "../dialogs/actions.ts";
import type { Work } from "./turn-store.ts";

export type WorkshopActionParts = {
  readonly workshops: Workshops;
  /** Places where a person must answer fast, for others wait behind. */
  readonly isKiosk: (channel: string) => boolean;
};

export type WorkshopAction = Extract<DialogAction, { name: `workshops.${string}` }>;

const minuteMs = 60_000;

export async function carryOutWorkshop(
  action: WorkshopAction,
  work: Work,
  parts: WorkshopActionParts,
): Promise<ActionOutcome> {
  const { workshops } = parts;
  const { id } = work.conversation;
  switch (action.name) {
    case "workshops.list": {
      const listed = await workshops.list();
      if (listed === null) return { kind: "outcome", outcome: "none", vars: {} };
      return { kind: "outcome", outcome: "listed", vars: { workshops: listed.choices, lines: listed.lines } };
    }
    case "workshops.hold":
      return hold(action.with.workshop, work, parts);
    case "workshops.confirm": {
      const answer = await workshops.confirm(id, action.with.firstName);
      if (answer.kind === "expired") return { kind: "outcome", outcome: "expired", vars: {} };
      const bring = answer.bring.map((thing) => `- ${thing}`).join("\n");
      const vars = { workshopSentence: answer.sentence, where: answer.where, bring };
      return { kind: "outcome", outcome: "booked", vars };
    }
    case "workshops.release":
      await workshops.release(id);
      return { kind: "outcome", outcome: "released", vars: {} };
    case "workshops.mine": {
      const seats = await workshops.mine(id);
      const [first] = seats;
      if (first === undefined) return { kind: "outcome", outcome: "none", vars: {} };
      if (seats.length > 1) return { kind: "outcome", outcome: "several", vars: { seats } };
      return { kind: "outcome", outcome: "one", vars: { seat: first.id, seatSentence: first.sentence } };
    }
    case "workshops.cancel": {
      const answer = await workshops.cancel(action.with.seat, id);
      if (answer.kind === "gone") return { kind: "outcome", outcome: "gone", vars: {} };
      return { kind: "outcome", outcome: "cancelled", vars: { seatSentence: answer.sentence } };
    }
  }
}

async function hold(
  workshop: string,
  { event, conversation: { id, address } }: Work,
  { workshops, isKiosk }: WorkshopActionParts,
): Promise<ActionOutcome<"workshops.hold">> {
  const holdMs = (isKiosk(address.channel) ? 3 : 10) * minuteMs;
  const answer = await workshops.hold({ workshop, conversation: id, event: event.id, holdMs });
  switch (answer.kind) {
    case "held":
    case "already":
      return { kind: "outcome", outcome: answer.kind, vars: { workshopSentence: answer.sentence } };
    case "full":
      return { kind: "outcome", outcome: "full", vars: { others: answer.others } };
    case "gone":
      return { kind: "outcome", outcome: "gone", vars: {} };
  }
}
