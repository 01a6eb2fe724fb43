import type { FeedbackStore } from "../../conversation/feedback-store.ts";
import type { MongoDatabase } from "./database.ts";
import { startOfDay, type UnansweredDocument } from "./unlinked-documents.ts";

export const mongoFeedback = ({ act, committed, collections }: MongoDatabase): FeedbackStore => ({
  unanswered: (limit) =>
    act(async () => {
      const query = collections.unanswered.find({}).sort({ order: -1 }).limit(limit);
      const newest = await query.lean<UnansweredDocument[]>().exec();
      return newest.map(({ _id, text, nearest, day }) => ({ id: _id, text, nearest, day }));
    }),

  dropUnanswered: (ids) =>
    act(async () => {
      const { deletedCount } = await collections.unanswered.deleteMany({ _id: { $in: ids } }).exec();
      if (deletedCount > 0) committed();
      return deletedCount;
    }),

  satisfaction: (since) =>
    act(async () => {
      const counts = await collections.satisfaction
        .aggregate<{ _id: { day: Date; face: string }; count: number }>([
          { $match: { day: { $gte: startOfDay(since) } } },
          { $group: { _id: { day: "$day", face: "$face" }, count: { $sum: 1 } } },
        ])
        .exec();
      return counts
        .map(({ _id: { day, face }, count }) => ({ day, face, count }))
        .toSorted((a, b) => a.day.getTime() - b.day.getTime() || (a.face < b.face ? -1 : 1));
    }),
});
