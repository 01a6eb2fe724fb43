import { Button, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { mediaUrl } from "../api/inbox-api.ts";
import { Icon } from "../frame/icons.tsx";
import { saySize, type AttachedFile } from "./attached-file.ts";
import type { Attachment } from "./use-attachment.ts";

/** What is to go with the next words, and what was wrong with it. Said to those who do not see it. */
export function AttachmentStrip({
  attachment,
  onRemove,
}: {
  attachment: Attachment;
  onRemove: () => void;
}): ReactElement {
  return (
    <div className="attachment" data-kind={attachment.kind} role="status">
      <Strip attachment={attachment} onRemove={onRemove} />
    </div>
  );
}

function Strip({ attachment, onRemove }: { attachment: Attachment; onRemove: () => void }): ReactElement | null {
  switch (attachment.kind) {
    case "none":
      return attachment.notice === null ? null : <Text size="sm">{attachment.notice}</Text>;
    case "bringing":
      return (
        <>
          <Text size="sm" className="attachment-name">
            Envoi du fichier « {attachment.name} »…
          </Text>
          <Remove name={attachment.name} label="Annuler" onRemove={onRemove} />
        </>
      );
    case "failed":
      return (
        <>
          <Text size="sm" className="attachment-name">
            « {attachment.name} » n’est pas ajouté. {attachment.why}
          </Text>
          <Button size="compact-sm" variant="light" color="coral" onClick={attachment.again}>
            Réessayer
          </Button>
          <Remove name={attachment.name} label="Retirer" onRemove={onRemove} />
        </>
      );
    case "ready":
      return (
        <>
          <Preview file={attachment.file} />
          <Text size="sm" className="attachment-name">
            {attachment.file.name} ({saySize(attachment.file.size)}) {attachment.notice}
          </Text>
          <Remove name={attachment.file.name} label="Retirer" onRemove={onRemove} />
        </>
      );
  }
}

const Preview = ({ file }: { file: AttachedFile }): ReactElement =>
  file.attachment === "image" ? (
    <img className="attachment-preview" src={mediaUrl(file.media)} alt="Aperçu de la photo ajoutée" />
  ) : (
    <Icon name="file" size={24} />
  );

const Remove = ({ name, label, onRemove }: { name: string; label: string; onRemove: () => void }): ReactElement => (
  <Button size="compact-sm" variant="subtle" aria-label={`${label} le fichier ${name}`} onClick={onRemove}>
    {label}
  </Button>
);
