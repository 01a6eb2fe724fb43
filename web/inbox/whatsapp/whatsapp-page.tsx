import { Alert, Loader, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { sayProblem } from "../api/api-fault.ts";
import { api, type WhatsAppStatus } from "../api/inbox-api.ts";
import { keys } from "../live/use-live-inbox.ts";

/** A code lives for about twenty seconds. */
const lookEveryMs = 3_000;

/** The link of an ordinary number: its code to scan, how it goes, and what one must know of this way. */
export function WhatsAppPage(): ReactElement {
  const query = useQuery({ queryKey: keys.whatsapp, queryFn: api.whatsapp, refetchInterval: lookEveryMs });
  return (
    // Nothing in it takes the focus: the keyboard must reach it to scroll.
    <main className="questions whatsapp" tabIndex={0}>
      <Title order={1} size="h3">
        WhatsApp (numéro ordinaire)
      </Title>
      {query.isError && (
        <Alert color="coral" role="alert" my="md">
          {sayProblem(query.error)}
        </Alert>
      )}
      {query.isPending && <Loader m="xl" aria-label="Chargement" />}
      <div role="status">{query.data && <LinkState status={query.data} />}</div>
      <section className="whatsapp-card" aria-labelledby="whatsapp-warning">
        <h2 id="whatsapp-warning" className="group-title">
          À savoir avant de choisir cette voie
        </h2>
        <ul>
          <li>
            Elle n’est <strong>pas officielle</strong>. WhatsApp peut <strong>bloquer le numéro</strong>, sans prévenir.
            N’utilisez pas le numéro principal du centre.
          </li>
          <li>Le robot ne fait que répondre. Il n’écrit jamais le premier, et il a une limite par jour.</li>
          <li>Le téléphone doit rester chargé, et connecté à internet au moins une fois tous les quatorze jours.</li>
          <li>
            La voie officielle est <strong>WhatsApp Cloud API</strong>, de Meta. La personne qui a installé le programme
            trouve comment faire dans le guide d’installation.
          </li>
        </ul>
      </section>
    </main>
  );
}

function LinkState({ status }: { status: WhatsAppStatus }): ReactElement {
  const { state } = status;
  switch (state.kind) {
    case "off":
      return (
        <Text mt="md">
          Cette voie est désactivée. La personne qui a installé le programme peut l’activer : réglage{" "}
          <code>WHATSAPP_WEB=on</code>.
        </Text>
      );
    case "starting":
      return <Text mt="md">Connexion à WhatsApp en cours… Cela peut prendre une minute.</Text>;
    case "stopped":
      return <Text mt="md">Le programme n’est pas encore relié à WhatsApp. Revenez dans une minute.</Text>;
    case "ready":
      return (
        <Alert color="teal" mt="md" title="Relié">
          Le robot répond sur le {state.number}. Messages envoyés aujourd’hui : {status.sentToday} sur{" "}
          {status.dailyLimit}.
        </Alert>
      );
    case "lost":
      return (
        <Alert color="coral" mt="md" title="Pas relié">
          {state.advice}
        </Alert>
      );
    case "needs-pairing":
      return state.picture === null ? (
        <Alert color="coral" mt="md" title="Pas relié">
          Il faut scanner un code avec le téléphone du centre. Demandez à un administrateur.
        </Alert>
      ) : (
        <section className="whatsapp-card" aria-labelledby="whatsapp-code">
          <h2 id="whatsapp-code" className="group-title">
            Relier le téléphone du centre
          </h2>
          <ol>
            <li>Sur le téléphone du centre, ouvrez WhatsApp.</li>
            <li>Touchez « Menu » (⋮) ou « Réglages », puis « Appareils connectés ».</li>
            <li>Touchez « Connecter un appareil », et visez ce code.</li>
          </ol>
          <img src={state.picture} alt="Code à scanner avec WhatsApp" width={264} height={264} />
          <Text c="dimmed">Le code change toutes les vingt secondes : c’est normal.</Text>
        </section>
      );
  }
}
