/**
 * What was found by walking through a whole table: an agent's work when the fairest is chosen, the replies of a conversation that goes,
 * and the seats of a workshop.
 */
export const lookupIndexes = `
  CREATE INDEX appointment_of_agent ON appointment (agent, starts_at) WHERE state IN ('held', 'booked');
  CREATE INDEX appointment_taken_last ON appointment (agent, held_at) WHERE state IN ('held', 'booked');
  CREATE INDEX outbox_of_conversation ON outbox (conversation);
  CREATE INDEX seat_of_workshop ON seat (workshop, number);
`;
