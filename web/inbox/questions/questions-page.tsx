import { Alert, Loader, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { sayProblem } from "../api/api-fault.ts";
import { api, type QuestionGroup } from "../api/inbox-api.ts";
import { useDesk } from "../desk-context.ts";
import { keys } from "../live/use-live-inbox.ts";
import { QuestionCard } from "./question-card.tsx";
import { Satisfaction } from "./satisfaction.tsx";

/** What the assistant could not answer, for whoever writes the answers; and how people felt about the help. */
export function QuestionsPage(): ReactElement {
  const { announce } = useDesk();
  const client = useQueryClient();
  // No live event tells of these: they are read again each time the page is opened.
  const query = useQuery({ queryKey: keys.questions, queryFn: api.questions, refetchOnMount: "always" });
  const settle = useMutation({
    mutationFn: ({ group, as }: { group: QuestionGroup; as: "handled" | "ignored" }) =>
      api.settleQuestions(
        group.questions.map(({ id }) => id),
        as,
      ),
    onSuccess: (_done, { as }) => announce(as === "handled" ? "Question traitée." : "Question ignorée."),
    onSettled: () => client.invalidateQueries({ queryKey: keys.questions }),
  });
  const groups = query.data?.groups ?? [];

  return (
    <main className="questions">
      <Title order={1} size="h3">
        Questions sans réponse
      </Title>
      <Text c="dimmed" mt={4}>
        Ce que l’assistant n’a pas compris, sans rien qui dise qui l’a demandé. Les questions proches sont ensemble.
      </Text>
      {(query.isError || settle.isError) && (
        <Alert color="coral" role="alert" my="md">
          {sayProblem(query.error ?? settle.error)}
        </Alert>
      )}
      {query.isPending && <Loader m="xl" aria-label="Chargement des questions" />}
      {query.isSuccess && groups.length === 0 && (
        <Text c="dimmed" mt="lg">
          Aucune question sans réponse.
        </Text>
      )}
      <ul className="question-list">
        {groups.map((group) => (
          <QuestionCard
            key={group.questions[0]?.id}
            group={group}
            isBusy={settle.isPending}
            onSettle={(as) => settle.mutate({ group, as })}
          />
        ))}
      </ul>
      <Satisfaction />
    </main>
  );
}
