import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiFault, sayProblem } from "../api/api-fault.ts";
import { api, type ConversationList, type OpenConversation, type SummaryView } from "../api/inbox-api.ts";
import { useDesk } from "../desk-context.ts";
import { keys } from "../live/use-live-inbox.ts";

export type Handoff = {
  readonly busy: boolean;
  readonly claim: () => void;
  readonly close: () => void;
  readonly release: () => void;
  /** What went wrong with the last act, as a sentence. */
  readonly problem: string | null;
  readonly dismiss: () => void;
};

/** Taking a conversation and giving it back; the screen shows the server's answer, not a guess. */
export function useHandoff(id: string, on: { onClaimed: () => void; onGivenBack: () => void }): Handoff {
  const client = useQueryClient();
  const { announce } = useDesk();

  function show({ conversation }: { conversation: SummaryView }): void {
    client.setQueryData<OpenConversation>(keys.conversation(id), (open) => open && { ...open, conversation });
    client.setQueryData<ConversationList>(
      keys.conversations,
      (list) =>
        list && { ...list, conversations: list.conversations.map((row) => (row.id === id ? conversation : row)) },
    );
  }
  /** Somebody was faster, or it changed meanwhile: look again. */
  const lookAgain = (): void => void client.invalidateQueries({ queryKey: keys.conversation(id) });

  const claim = useMutation({
    mutationFn: () => api.claim(id),
    onSuccess: (answer) => {
      show(answer);
      announce("La conversation est à vous.");
      on.onClaimed();
    },
    onError: lookAgain,
  });
  const close = useMutation({
    mutationFn: () => api.close(id),
    onSuccess: (answer) => {
      show(answer);
      announce("Conversation close.");
      on.onGivenBack();
    },
    onError: lookAgain,
  });
  const release = useMutation({
    mutationFn: () => api.release(id),
    onSuccess: (answer) => {
      show(answer);
      announce("Conversation remise en attente.");
      on.onGivenBack();
    },
    onError: lookAgain,
  });
  const failed = [claim, close, release].find(({ isError }) => isError);

  return {
    busy: claim.isPending || close.isPending || release.isPending,
    claim: () => claim.mutate(),
    close: () => close.mutate(),
    release: () => release.mutate(),
    problem: failed ? sayHandoffProblem(failed.error) : null,
    dismiss: () => failed?.reset(),
  };
}

const sayHandoffProblem = (error: unknown): string =>
  error instanceof ApiFault && error.winner !== null ? `${error.winner} l’a déjà prise.` : sayProblem(error);
