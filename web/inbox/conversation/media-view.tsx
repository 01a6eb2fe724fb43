import { Anchor, Button } from "@mantine/core";
import { useState, type ReactElement } from "react";
import type { AttachmentKind } from "../../../src/conversation/message.ts";
import { mediaUrl } from "../api/inbox-api.ts";

type MediaProps = {
  readonly attachment: AttachmentKind;
  readonly media: string;
  /** Who sent it, as the line's head says. */
  readonly by: string;
  /** A resident's own name for a file is never kept. */
  readonly name: string | null;
};

/** A photo, a voice note or a document, as far as the browser can show it. */
export function MediaView({ attachment, media, by, name }: MediaProps): ReactElement {
  const [tries, setTries] = useState(0);
  const [failed, setFailed] = useState(false);
  const url = `${mediaUrl(media)}${tries === 0 ? "" : `?essai=${tries}`}`;
  const onError = (): void => setFailed(true);
  if (failed) {
    return (
      <span className="media-missing">
        Ce fichier n’est pas là : il arrive, ou il n’a pas pu être gardé.{" "}
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            setFailed(false);
            setTries(tries + 1);
          }}
        >
          Réessayer
        </Button>
      </span>
    );
  }
  switch (attachment) {
    case "image":
    case "sticker":
      return (
        <a href={url} target="_blank" rel="noreferrer">
          <img className="media" src={url} alt={`Photo envoyée par ${by} (ouvrir en grand)`} onError={onError} />
        </a>
      );
    case "audio":
      return (
        // The recording as it came, and the same as WAVE for telephones that cannot play it. What is said has no captions.
        <audio className="media" controls preload="metadata" aria-label="Message vocal" key={tries}>
          <source src={url} />
          <source src={`${mediaUrl(media)}/wave`} type="audio/wav" onError={onError} />
        </audio>
      );
    case "video":
      return <video className="media" controls preload="metadata" src={url} aria-label="Vidéo" onError={onError} />;
    case "file":
    case "location":
    case "contact":
      return (
        <Anchor href={url} download={name ?? true} className="file-name">
          {name === null ? "Enregistrer le document" : name}
        </Anchor>
      );
  }
}
