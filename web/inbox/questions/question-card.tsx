import { Button, Group, Textarea } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { useState, type ReactElement } from "react";
import type { QuestionGroup } from "../api/inbox-api.ts";
import { localDay, sayDay } from "../frame/say-time.ts";
import { beginEntry } from "./begin-entry.ts";

const firstShown = 3;

type CardProps = {
  readonly group: QuestionGroup;
  readonly isBusy: boolean;
  readonly onSettle: (as: "handled" | "ignored") => void;
};

/** Questions that are alike, what came closest to them, and what to do about it. */
export function QuestionCard({ group, isBusy, onSettle }: CardProps): ReactElement {
  const { questions, nearest } = group;
  const [all, setAll] = useState(false);
  const clipboard = useClipboard({ timeout: 3_000 });
  const shown = all ? questions : questions.slice(0, firstShown);
  const about = questions[0]?.text ?? "";
  const entry = beginEntry(group, localDay(new Date()));
  return (
    <li className="question">
      <ul className="question-words">
        {shown.map(({ id, text, day }) => (
          <li key={id}>
            <span dir="auto">« {text} »</span> <span className="question-day">{sayDay(day, new Date())}</span>
          </li>
        ))}
      </ul>
      {questions.length > shown.length && (
        <Button variant="subtle" size="compact-md" onClick={() => setAll(true)}>
          Voir les {questions.length - shown.length} autres
        </Button>
      )}
      {nearest.length > 0 && (
        <p className="question-nearest">Réponses les plus proches : {nearest.map(({ title }) => title).join(" · ")}</p>
      )}
      <Group gap="xs" className="question-acts">
        <Button
          variant="default"
          size="compact-md"
          aria-label={`Copier le début d’une réponse : ${about}`}
          onClick={() => clipboard.copy(entry)}
        >
          {clipboard.copied ? "Copié" : "Copier le début d’une réponse"}
        </Button>
        <Button
          variant="light"
          size="compact-md"
          disabled={isBusy}
          aria-label={`Traité : ${about}`}
          onClick={() => onSettle("handled")}
        >
          Traité
        </Button>
        <Button
          variant="subtle"
          size="compact-md"
          disabled={isBusy}
          aria-label={`Ignorer : ${about}`}
          onClick={() => onSettle("ignored")}
        >
          Ignorer
        </Button>
      </Group>
      {clipboard.error !== null && (
        <Textarea
          className="question-entry"
          label="Votre navigateur ne veut pas copier : copiez vous-même"
          readOnly
          autosize
          value={entry}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </li>
  );
}
