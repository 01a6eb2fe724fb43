import { Group, NativeSelect, TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import { localDay } from "../frame/say-time.ts";

export type AgentName = { readonly id: string; readonly firstName: string };

/** As the browser's own fields have it: "YYYY-MM-DD", "HH:MM". */
export type TimeFieldValues = { readonly day: string; readonly time: string; readonly agentId: string };

/** When, and with whom. The browser's own fields: every telephone and every keyboard knows them. */
export function TimeFields({
  values,
  agents,
  onChange,
}: {
  values: TimeFieldValues;
  agents: readonly AgentName[];
  onChange: (values: TimeFieldValues) => void;
}): ReactElement {
  const { day, time, agentId } = values;
  return (
    <>
      <Group grow>
        <TextInput
          type="date"
          label="Jour"
          required
          min={localDay(new Date())}
          value={day}
          onChange={(event) => onChange({ ...values, day: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label="Heure"
          required
          step={300}
          value={time}
          onChange={(event) => onChange({ ...values, time: event.currentTarget.value })}
        />
      </Group>
      <NativeSelect
        label="Avec"
        value={agentId}
        onChange={(event) => onChange({ ...values, agentId: event.currentTarget.value })}
        data={agents.map(({ id, firstName }) => ({ value: id, label: firstName }))}
      />
    </>
  );
}

/** Null while the fields say no moment. */
export function momentOf({ day, time }: TimeFieldValues): Date | null {
  const at = new Date(`${day}T${time}`);
  return day === "" || time === "" || Number.isNaN(at.getTime()) ? null : at;
}

export const timeOf = (at: Date): string =>
  `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
