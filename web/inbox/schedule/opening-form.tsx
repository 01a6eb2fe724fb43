import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useState, type ReactElement } from "react";
import type { Hours, Opening, OpeningException } from "../../../src/appointments/opening.ts";
import type { ScheduleView } from "../../../src/inbox/view-schedule.ts";
import { EditForm, type FaultOf } from "./edit-form.tsx";
import { weekdays } from "./say-schedule.ts";

export type ShownOpening = ScheduleView["openings"][number];

type OpeningFormProps = {
  readonly view: ScheduleView;
  readonly opening: Opening;
  /** Null: a new one. */
  readonly seen: number | null;
  readonly onDone: () => void;
};

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Hours of the week, with their rule and the dates that differ. */
export function OpeningForm({ view, opening, seen, onDone }: OpeningFormProps): ReactElement {
  const [item, setItem] = useState<Opening>(() => asSaved(opening));
  const set = (changes: Partial<Opening>): void => setItem({ ...item, ...changes });
  const weeks = item.recurrence.kind === "every-week" ? 1 : item.recurrence.weeks;
  const setRule = (count: number, validFrom: string | null): void =>
    set({
      validFrom,
      recurrence:
        count === 1 ? { kind: "every-week" } : { kind: "every-n-weeks", weeks: count, anchor: validFrom ?? "" },
    });
  return (
    <EditForm
      view={view}
      seen={seen}
      build={(seenNow) => ({ act: "put", part: "opening", item, seen: seenNow })}
      submit="Enregistrer"
      onSaved={onDone}
      onCancel={onDone}
    >
      {(faultOf) => (
        <>
          <Group grow align="flex-start">
            <NativeSelect
              label="Jour"
              value={String(item.weekday)}
              onChange={(event) => set({ weekday: Number(event.currentTarget.value) })}
              data={weekdays.map((name, index) => ({ value: String(index + 1), label: capital(name) }))}
            />
            <NativeSelect
              label="Où"
              value={item.place}
              onChange={(event) => set({ place: placeOf(event.currentTarget.value) })}
              data={[
                { value: "centre", label: "Au centre" },
                { value: "phone", label: "Par téléphone seulement" },
                { value: "home", label: "À domicile" },
              ]}
            />
          </Group>
          <DayFields day={item} onChange={set} faultOf={faultOf} at="" />
          <NativeSelect
            label="Répétition"
            value={String(weeks)}
            onChange={(event) => setRule(Number(event.currentTarget.value), item.validFrom)}
            error={faultOf("weeks")}
            data={[
              { value: "1", label: "Toutes les semaines" },
              ...[2, 3, 4].map((count) => ({ value: String(count), label: `Toutes les ${count} semaines` })),
              ...(weeks > 4 ? [{ value: String(weeks), label: `Toutes les ${weeks} semaines` }] : []),
            ]}
          />
          <Group grow align="flex-start">
            <TextInput
              type="date"
              label="À partir du"
              description="Facultatif"
              value={item.validFrom ?? ""}
              onChange={(event) => setRule(weeks, orNull(event.currentTarget.value))}
              error={faultOf("validFrom")}
            />
            <TextInput
              type="date"
              label="Jusqu’au"
              description="Facultatif"
              value={item.validTo ?? ""}
              onChange={(event) => set({ validTo: orNull(event.currentTarget.value) })}
              error={faultOf("validTo")}
            />
          </Group>
          <NativeSelect
            label="Vacances scolaires"
            value={item.schoolHolidays}
            onChange={(event) => set({ schoolHolidays: duringHolidays(event.currentTarget.value) })}
            data={[
              { value: "included", label: "Comme d’habitude" },
              { value: "excluded", label: "Pas pendant les vacances" },
              { value: "only", label: "Seulement pendant les vacances" },
            ]}
          />
          <Exceptions opening={item} onChange={(exceptions) => set({ exceptions })} faultOf={faultOf} />
        </>
      )}
    </EditForm>
  );
}

type Day = Hours & { readonly break: Hours | null };
type DayFieldsProps = {
  readonly day: Day;
  readonly onChange: (changes: Partial<Day>) => void;
  readonly faultOf: FaultOf;
  readonly at: string;
};

function DayFields({ day, onChange, faultOf, at }: DayFieldsProps): ReactElement {
  const pause = day.break;
  const time = (label: string, value: string, set: (value: string) => void, error: string | undefined) => (
    <TextInput
      type="time"
      step={300}
      label={label}
      value={value}
      onChange={(event) => set(event.currentTarget.value)}
      error={error}
    />
  );
  return (
    <>
      <Group grow align="flex-start">
        {time("De", day.from, (from) => onChange({ from }), faultOf(`${at}from`))}
        {time("À", day.to, (to) => onChange({ to }), faultOf(`${at}to`))}
      </Group>
      <Checkbox
        label="Avec une pause (le midi)"
        checked={pause !== null}
        onChange={(event) => onChange({ break: event.currentTarget.checked ? { from: "12:00", to: "13:30" } : null })}
      />
      {pause !== null && (
        <Group grow align="flex-start">
          {time("Pause de", pause.from, (from) => onChange({ break: { ...pause, from } }), faultOf(`${at}break`))}
          {time("à", pause.to, (to) => onChange({ break: { ...pause, to } }), undefined)}
        </Group>
      )}
    </>
  );
}

type ExceptionsProps = {
  readonly opening: Opening;
  readonly onChange: (exceptions: readonly OpeningException[]) => void;
  readonly faultOf: FaultOf;
};

function Exceptions({ opening: { exceptions, from, to }, onChange, faultOf }: ExceptionsProps): ReactElement {
  const replace = (index: number, one: OpeningException): void => onChange(exceptions.with(index, one));
  return (
    <fieldset className="exceptions">
      <legend>Dates à part</legend>
      <Stack gap="sm">
        {exceptions.length === 0 && (
          <Text size="sm">Un jour annulé, ou avec d’autres heures, sans changer le reste.</Text>
        )}
        {exceptions.map((one, index) => (
          <Stack key={index} gap="xs" className="exception">
            <Group align="flex-start" grow>
              <TextInput
                type="date"
                label="Date"
                value={one.date}
                onChange={(event) => replace(index, { ...one, date: event.currentTarget.value })}
                error={faultOf(`exceptions.${index}.date`)}
              />
              <NativeSelect
                label="Ce jour-là"
                value={one.kind}
                onChange={(event) =>
                  replace(
                    index,
                    event.currentTarget.value === "cancelled"
                      ? { kind: "cancelled", date: one.date }
                      : { kind: "other-hours", date: one.date, from, to, break: null },
                  )
                }
                data={[
                  { value: "cancelled", label: "Annulé" },
                  { value: "other-hours", label: "D’autres heures" },
                ]}
              />
            </Group>
            {one.kind === "other-hours" && (
              <DayFields
                day={one}
                onChange={(changes) => replace(index, { ...one, ...changes })}
                faultOf={faultOf}
                at={`exceptions.${index}.`}
              />
            )}
            <Button
              variant="subtle"
              size="compact-md"
              className="exception-remove"
              aria-label={`Retirer cette date, n° ${index + 1}`}
              onClick={() => onChange(exceptions.filter((_, other) => other !== index))}
            >
              Retirer cette date
            </Button>
          </Stack>
        ))}
        <Button
          variant="default"
          size="compact-md"
          onClick={() => onChange([...exceptions, { kind: "cancelled", date: "" }])}
        >
          Ajouter une date à part
        </Button>
      </Stack>
    </fieldset>
  );
}

/** Without what the page knows besides. */
function asSaved(opening: Opening): Opening {
  const { id, agent, place, weekday, from, to, recurrence, validFrom, validTo, schoolHolidays, exceptions } = opening;
  const day = { from, to, break: opening.break };
  return { id, agent, place, weekday, ...day, recurrence, validFrom, validTo, schoolHolidays, exceptions };
}
const orNull = (text: string): string | null => (text === "" ? null : text);
const placeOf = (value: string): Opening["place"] => (value === "phone" || value === "home" ? value : "centre");
const duringHolidays = (value: string): Opening["schoolHolidays"] =>
  value === "excluded" || value === "only" ? value : "included";
