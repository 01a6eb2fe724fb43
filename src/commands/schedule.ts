import { allChangedIn } from "../appointments/edit-schedule.ts";
import { writeScheduleFile, writeSchoolHolidaysFile } from "../appointments/write-schedule-file.ts";
import { openStorage } from "../open-storage.ts";
import { openSchedule } from "../open-schedule.ts";
import { faultLine } from "../shared/fault.ts";
import { StartFault } from "../start-fault.ts";
import type { Command } from "./command.ts";

const usage = "Say which: schedule print | print-school-holidays | import";

/**
 * `print`: the schedule as it counts now, as a file that can be put in the place of knowledge-base/rendez-vous.yaml. `import`: the
 * files count again, from now on, instead of what was changed in the inbox.
 */
export const schedule: Command = async (config, [act]) => {
  if (act !== "print" && act !== "print-school-holidays" && act !== "import") throw new StartFault(usage);
  const files = await openSchedule(config.knowledgeBase);
  if ("faults" in files) throw new StartFault(files.faults.map(faultLine).join("\n"));
  const storage = await openStorage(config);
  try {
    const kept = await storage.schedule.latest();
    if (act !== "import") {
      const current = kept?.schedule ?? files.schedule;
      process.stdout.write(
        act === "print" ? writeScheduleFile(current) : writeSchoolHolidaysFile(current.schoolHolidays),
      );
      return;
    }
    if (kept === null) {
      process.stdout.write("Nothing was ever changed in the inbox: the files count already.\n");
      return;
    }
    const saved = await storage.schedule.save(
      kept.version,
      { schedule: files.schedule, changedIn: allChangedIn(files.schedule, kept.version + 1) },
      {
        at: new Date(),
        by: null,
        part: "everything",
        id: "files",
        before: JSON.stringify(kept.schedule),
        after: JSON.stringify(files.schedule),
      },
    );
    if (saved === "stale") throw new StartFault("Somebody changed the schedule at this very moment: try again.");
    process.stdout.write(`The schedule is that of the files now (version ${kept.version + 1}); the inbox shows it.\n`);
  } finally {
    await storage.close();
  }
};
