import { Button } from "@mantine/core";
import { useRef, type ReactElement } from "react";
import { sayFileLimits } from "../../../src/inbox/say-file-limits.ts";
import type { FileLimits } from "../../../src/media/file-limits.ts";
import { Icon } from "../frame/icons.tsx";

/** Opens the device's own choice of files: on a telephone also its camera. */
export function AttachButton({
  limits,
  disabled,
  onFiles,
}: {
  limits: FileLimits;
  disabled: boolean;
  onFiles: (files: readonly File[]) => void;
}): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        // What it lets through is checked again here, and by content on the server.
        accept={Object.keys(limits).join(",")}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = ""; // the same file may be chosen again
        }}
      />
      <Button
        variant="default"
        size="compact-md"
        disabled={disabled}
        leftSection={<Icon name="clip" size={18} />}
        aria-label="Ajouter un fichier…"
        title={sayFileLimits(limits)}
        onClick={() => input.current?.click()}
      >
        Fichier…
      </Button>
    </>
  );
}
