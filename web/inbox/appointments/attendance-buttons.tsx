import { Alert, Button, Group } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { sayProblem } from "../api/api-fault.ts";
import { api, type AppointmentView } from "../api/inbox-api.ts";
import { useDesk } from "../desk-context.ts";
import { keys } from "../live/use-live-inbox.ts";
import { attendanceNames, sayPerson } from "./say-appointment.ts";

type Said = keyof typeof attendanceNames;
const choices: readonly Said[] = ["seen", "noshow", "excused"];

/** One tap says what came of an appointment; a second tap on the same takes it back. */
export function AttendanceButtons({ appointment }: { appointment: AppointmentView }): ReactElement {
  const { announce } = useDesk();
  const client = useQueryClient();
  const { id, attendance, code } = appointment;
  const say = useMutation({
    mutationFn: (said: AppointmentView["attendance"]) => api.attend(id, said),
    onSuccess: (_answer, said) =>
      announce(
        said === "unsaid" ? "C’est de nouveau à renseigner." : `${sayPerson(appointment)} : ${attendanceNames[said]}.`,
      ),
    onSettled: () => client.invalidateQueries({ queryKey: keys.appointments }),
  });
  return (
    <>
      <Group gap="xs" role="group" aria-label={`Présence, rendez-vous ${code}`} wrap="nowrap">
        {choices.map((choice) => {
          const isSaid = attendance === choice;
          return (
            <Button
              key={choice}
              size="compact-md"
              variant={isSaid ? "filled" : "default"}
              aria-pressed={isSaid}
              disabled={say.isPending}
              onClick={() => say.mutate(isSaid ? "unsaid" : choice)}
            >
              {attendanceNames[choice]}
            </Button>
          );
        })}
      </Group>
      {say.isError && (
        <Alert color="coral" role="alert">
          {sayProblem(say.error)}
        </Alert>
      )}
    </>
  );
}
