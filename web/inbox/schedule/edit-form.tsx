import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from "react";
import type { ScheduleEdit } from "../../../src/appointments/schedule-edit.ts";
import type { ScheduleView } from "../../../src/inbox/view-schedule.ts";
import { ApiFault, sayProblem, type Meanwhile } from "../api/api-fault.ts";
import { api } from "../api/inbox-api.ts";
import { useDesk } from "../desk-context.ts";
import { sayClock } from "../frame/say-time.ts";
import { keys } from "../live/use-live-inbox.ts";
import { sayPart } from "./say-schedule.ts";

/** The sentence beside a field, when something is wrong with it. */
export type FaultOf = (field: string) => string | undefined;

type EditFormProps = {
  readonly view: ScheduleView;
  /** In which version the part was seen; null for a new one. */
  readonly seen: number | null;
  /** What is to be saved, as the form says it now. */
  readonly build: (seen: number | null) => ScheduleEdit;
  readonly submit: string;
  readonly onSaved: (affected: number) => void;
  readonly onCancel?: () => void;
  readonly children: (faultOf: FaultOf) => ReactNode;
};

/** Saves one part of the schedule. Whatever the answer, what was typed stays in the fields. */
export function EditForm({ view, seen, build, submit, onSaved, onCancel, children }: EditFormProps): ReactElement {
  const { announce } = useDesk();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (seenNow: number | null) => api.editSchedule(build(seenNow)),
    onSuccess: ({ affected }) => {
      announce(affected.length === 0 ? "Enregistré." : `Enregistré. Rendez-vous touchés : ${affected.length}.`);
      onSaved(affected.length);
    },
    onSettled: () =>
      Promise.all([keys.schedule, keys.affected].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  const fault = save.error instanceof ApiFault ? save.error : null;
  const faultOf: FaultOf = (field) => fault?.faults.find((one) => one.field === field)?.message;
  const onSubmit = (event: { preventDefault(): void }): void => {
    event.preventDefault();
    save.mutate(seen);
  };
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {children(faultOf)}
        {fault?.meanwhile && (
          <Conflict
            view={view}
            meanwhile={fault.meanwhile}
            isBusy={save.isPending}
            onTheirs={onCancel ?? save.reset}
            onMine={() => save.mutate(fault.meanwhile?.seen ?? null)}
          />
        )}
        {save.isError && !fault?.meanwhile && (
          <Alert color="coral" role="alert">
            {sayProblem(save.error)}
          </Alert>
        )}
        {!fault?.meanwhile && (
          <Group justify="flex-end">
            {onCancel && (
              <Button variant="default" onClick={onCancel}>
                Fermer
              </Button>
            )}
            <Button type="submit" loading={save.isPending}>
              {submit}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}

type ConflictProps = {
  readonly view: ScheduleView;
  readonly meanwhile: Meanwhile;
  readonly isBusy: boolean;
  readonly onTheirs: () => void;
  readonly onMine: () => void;
};

function Conflict({ view, meanwhile: { last }, isBusy, onTheirs, onMine }: ConflictProps): ReactElement {
  const who = last?.by ?? "Quelqu’un";
  // on a telephone the button that was pressed is far below: the notice comes to the eye, and the keyboard to it
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    notice.current?.scrollIntoView({ block: "center" });
    notice.current?.focus({ preventScroll: true });
  }, []);
  const became = last === null ? "" : sayPart(last.part, last.id, last.after, view);
  return (
    <Alert ref={notice} tabIndex={-1} color="coral" role="alert" title={`${who} a changé cela avant vous`}>
      <Text size="sm">
        {last !== null && `À ${sayClock(last.at)}. `}
        {last !== null && last.after === null
          ? "C’est retiré maintenant."
          : became !== "" && `Maintenant : ${became}.`}{" "}
        Ce que vous avez tapé est encore là.
      </Text>
      <Group mt="sm">
        <Button variant="default" onClick={onTheirs}>
          Laisser comme c’est
        </Button>
        <Button color="coral.7" onClick={onMine} loading={isBusy}>
          Enregistrer ma version
        </Button>
      </Group>
    </Alert>
  );
}

/** A button that removes a part, once it was confirmed. */
export function RemoveButton({
  what,
  build,
}: {
  readonly what: string;
  readonly build: () => ScheduleEdit;
}): ReactElement {
  const { announce } = useDesk();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const remove = useMutation({
    mutationFn: () => api.editSchedule(build()),
    onSuccess: () => announce("Retiré."),
    onSettled: () =>
      Promise.all([keys.schedule, keys.affected].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  if (!asked) {
    return (
      <Button variant="subtle" size="compact-md" aria-label={`Retirer : ${what}`} onClick={() => setAsked(true)}>
        Retirer
      </Button>
    );
  }
  return (
    <span className="remove-asked">
      {remove.isError && (
        <span role="alert" className="warning-line">
          {remove.error instanceof ApiFault
            ? (remove.error.faults[0]?.message ?? remove.error.message)
            : sayProblem(remove.error)}
        </span>
      )}
      <Button
        color="coral.7"
        size="compact-md"
        data-autofocus
        ref={(button) => button?.focus()}
        aria-label={`Oui, retirer : ${what}`}
        loading={remove.isPending}
        onClick={() => remove.mutate()}
      >
        Oui, retirer
      </Button>
      <Button variant="default" size="compact-md" aria-label={`Garder : ${what}`} onClick={() => setAsked(false)}>
        Garder
      </Button>
    </span>
  );
}
