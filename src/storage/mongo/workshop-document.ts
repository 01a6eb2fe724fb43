import { Schema } from "mongoose";

import { SeatId, WorkshopId, type Seat, type SeatState } from "../../appointments/workshop.ts";
import { ConversationId } from "../../shared/ids.ts";
import { changeableFields, newChangeable, schemaOptions, type Changeable } from "./changeable.ts";

export type SeatItem = {
  readonly _id: string;
  readonly number: number;
  readonly state: "held" | "booked" | "cancelled-by-resident" | "cancelled-by-mediator" | "released" | "expired";
  readonly heldAt: Date;
  readonly heldUntil: Date | null;
  readonly conversation: string | null;
  readonly firstName: string | null;
  readonly holdEvent: string | null;
};

/** One date of a workshop with all its seats: what is taken twice would be taken in the same document. */
export type WorkshopDocument = Changeable & {
  readonly start: Date;
  readonly end: Date;
  readonly seats: readonly SeatItem[];
};

const seatSchema = new Schema<SeatItem>(
  {
    _id: String,
    number: Number,
    state: String,
    heldAt: Date,
    heldUntil: Date,
    conversation: String,
    firstName: String,
    holdEvent: String,
  },
  { strict: "throw" },
);

export const workshopSchema = new Schema<WorkshopDocument>(
  { ...changeableFields, start: Date, end: Date, seats: [seatSchema] },
  { ...schemaOptions, collection: "workshops" },
);

export const newWorkshop = (_id: string, start: Date, end: Date): WorkshopDocument => ({
  ...newChangeable,
  ...{ _id, start, end, seats: [] },
});

export const seatOf = ({ _id, start, end }: WorkshopDocument, seat: SeatItem): Seat => ({
  id: SeatId.parse(seat._id),
  workshop: WorkshopId.parse(_id),
  number: seat.number,
  start,
  end,
  conversation: seat.conversation === null ? null : ConversationId.parse(seat.conversation),
  firstName: seat.firstName,
  state: stateOf(seat),
  heldAt: seat.heldAt,
});

function stateOf({ state, heldUntil }: SeatItem): SeatState {
  switch (state) {
    case "held":
      return { kind: "held", until: heldUntil ?? new Date(0) };
    case "cancelled-by-resident":
      return { kind: "cancelled", by: "resident" };
    case "cancelled-by-mediator":
      return { kind: "cancelled", by: "mediator" };
    case "booked":
    case "released":
    case "expired":
      return { kind: state };
  }
}
