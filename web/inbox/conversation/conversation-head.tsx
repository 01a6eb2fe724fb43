import { ActionIcon, Button, Drawer, Group, Modal, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { ReactElement, RefObject } from "react";
import type { OpenConversation } from "../api/inbox-api.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../frame/icons.tsx";
import { channelName, isElsewhere, ownerSentence, personName } from "../frame/words.ts";
import { PersonCard } from "./person-card.tsx";
import type { Handoff } from "./use-handoff.ts";

type HeadProps = {
  readonly open: OpenConversation;
  readonly handoff: Handoff;
  readonly claimButton: RefObject<HTMLButtonElement | null>;
  readonly onLeave: () => void;
};

/** Who it is, who answers, and what one can do about it. */
export function ConversationHead({ open, handoff, claimButton, onLeave }: HeadProps): ReactElement {
  const { me, connection } = useDesk();
  const [asksClose, closing] = useDisclosure(false);
  const [showsCard, card] = useDisclosure(false);
  const { conversation } = open;
  const { owner, ended } = conversation;
  const mine = owner.kind === "mediator" && owner.id === me.id;
  const free = (owner.kind !== "mediator" || isElsewhere(owner)) && !ended;
  const offline = connection !== "live";
  const person = personName(conversation);
  return (
    <header className="pane-head">
      <ActionIcon className="only-narrow" variant="subtle" size="lg" aria-label="Revenir à la liste" onClick={onLeave}>
        <Icon name="back" />
      </ActionIcon>
      <div className="pane-who">
        <Title order={2} size="h4" className="pane-name" dir="auto">
          {person}
        </Title>
        <Text size="sm" className="pane-owner">
          {channelName(conversation.channel)} · {ownerSentence(conversation, me.id)}
        </Text>
      </div>
      <ActionIcon
        className="only-without-card"
        variant="default"
        size="lg"
        aria-label={`Fiche de ${person}`}
        onClick={card.open}
      >
        <Icon name="person" />
      </ActionIcon>
      <div className="pane-acts">
        {free && (
          <Button ref={claimButton} loading={handoff.busy} disabled={offline} onClick={handoff.claim}>
            Prendre la conversation
          </Button>
        )}
        {mine && (
          <>
            <Button variant="default" disabled={offline || handoff.busy} onClick={handoff.release}>
              Remettre en attente
            </Button>
            <Button disabled={offline} loading={handoff.busy} onClick={closing.open}>
              Clore
            </Button>
          </>
        )}
      </div>

      <Modal
        opened={asksClose}
        onClose={closing.close}
        title="Clore la conversation ?"
        centered
        closeButtonProps={{ "aria-label": "Fermer" }}
      >
        <Text>{person} recevra un au revoir. L’assistant répondra aux prochains messages.</Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={closing.close}>
            Annuler
          </Button>
          <Button
            data-autofocus
            onClick={() => {
              closing.close();
              handoff.close();
            }}
          >
            Clore et dire au revoir
          </Button>
        </Group>
      </Modal>
      <Drawer
        opened={showsCard}
        onClose={card.close}
        position="right"
        size="xs"
        title="Fiche"
        closeButtonProps={{ "aria-label": "Fermer la fiche" }}
      >
        <PersonCard open={open} />
      </Drawer>
    </header>
  );
}
