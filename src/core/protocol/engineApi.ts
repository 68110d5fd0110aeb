import type { Detection } from '../detection/detection';
import type { Direction } from '../measures/measure';
import type { Remark, Remedy } from '../remedy';
import type { Manifest } from '../mixture/manifest';
import type { mixing } from '../operations/mixing';
import type { models } from '../operations/models';
import type { RequestOf } from '../operations/operation';
import type { scoring } from '../operations/scoring';
import type { BrowsingApi, ReadingProgress } from './browsing/browsingApi';
import type { DatasetRequest, DatasetSummary, Problem, TableReport, TableRequest } from './datasetApi';
import type { DynamicsApi } from './dynamicsApi';
import type { AnswerToken, EditorApi } from './editorApi';
import type { ModelsApi } from './modelsApi';
import type { ResponsesApi } from './responsesApi';
import type { CallContext } from './rpc';
import type { Survey } from './survey';

/** Which measures are to be computed. */
export type ScoreRequest = RequestOf<typeof scoring.score.input>;

/** How far scoring has come. */
export interface ScoreProgress {
  readonly measure: string;
  /** What it is busy with before the first score, such as "counting words". */
  readonly preparing?: string;
  /** Of this measure, or of what it is busy with. */
  readonly done: number;
  readonly total: number;
  /** Which of how many measures this is, from 1. */
  readonly step?: number;
  readonly steps?: number;
  /** The share of all that is to be done, from 0 to 1: it never goes back. */
  readonly share?: number;
  /** Seconds until everything is done, all measures together; left out where that is not known yet. */
  readonly secondsLeft?: number;
  /** The time left is still not known, though the work has gone on for a while: that is said. */
  readonly isEstimating?: true;
  /** Told once: how many seconds this measure, or encoding, will take, judged by a first few examples. */
  readonly takes?: number;
}

/** A measure that could not be computed, and why. */
export interface LeftOut {
  readonly measure: string;
  readonly why: string;
  /** What mends it, where that is asked. */
  readonly remedy?: Remedy | undefined;
}

/** What scoring came to. */
export interface ScoreReport {
  readonly dataset: DatasetSummary;
  readonly problems: readonly Problem[];
  /** Sentences on measures that say little here. */
  readonly remarks: readonly Remark[];
  /** Examples scored now, those known from before, and those left where time ran out, by measure. */
  readonly scored: Readonly<
    Record<string, { readonly now: number; readonly before: number; readonly left?: number }>
  >;
  readonly leftOut: readonly LeftOut[];
  /** Where the file was changed meanwhile: whether it is scored as it is now, or not all of it. */
  readonly changedMeanwhile?: 'scored' | 'not all scored';
  /** The models that scored it, by name. */
  readonly model: string;
  readonly languageModel?: string;
}

/** Scores to be written as a file. */
export type ExportRequest = RequestOf<typeof scoring.exportScores.input>;

/** One record, as it stands and as the measures see it. */
export interface RecordReport extends TableReport {
  readonly row: number;
  readonly line: number;
  readonly id: string;
  readonly text: string;
  readonly problem?: string;
  readonly question: string;
  readonly answer: string;
  /** What each token of the answer costs the language model; none where it was not scored by one. */
  readonly answerTokens: readonly AnswerToken[];
}

/** A mixture to be written. */
export type MixRequest = RequestOf<typeof mixing.mix.input>;

/** How far a mixture has come: what is missing is scored, then rows are drawn, then written. */
export type MixProgress =
  | ScoreProgress
  | { readonly stage: 'drawing' }
  /** In bytes. */
  | { readonly stage: 'writing'; readonly done: number; readonly total: number };

/** A mixture that was written. */
export interface MixReport {
  readonly out: string;
  readonly manifestFile: string;
  readonly manifest: Manifest;
  /** The digest of the records that it was drawn from. */
  readonly of: string;
  /** What people call the measure that it goes by, and which end of it is hard. */
  readonly title: string;
  readonly direction: Direction;
  /** What is likely and not certain of what its scores rest on. */
  readonly doubts: readonly Detection[];
  /** The records that cannot be used, and so are in no mixture. */
  readonly problems: readonly Problem[];
  /** What its reader should know of its bands. */
  readonly remark?: Remark;
  /** Sentences on what of the source's metadata is not in it. */
  readonly dropped: readonly string[];
  /** The measure's scores: of the source, and of the mixture's rows. */
  readonly source: Float64Array;
  readonly mixture: Float64Array;
}

/** A manifest to be checked; its source and scores are found by it unless they are named. */
export type VerifyRequest = RequestOf<typeof mixing.verify.input>;

/** A fact of a manifest that could not be held against what was made again. */
export interface NotCompared {
  /** Its dotted path; all below it are meant, too. */
  readonly field: string;
  readonly reason: string;
}

/** What checking a manifest came to. */
export interface VerifyReport {
  /** The mixture as the manifest names it. */
  readonly file: string;
  /** What making it again gave; undefined where its source is not there any more as it was. */
  readonly made?: { readonly rows: number; readonly bytes: number; readonly isPacked?: true };
  /** What differs, and what the manifest says that is not so; none where all is as it says. */
  readonly differences: readonly string[];
  /** What would settle what differs, where something would. */
  readonly remedy?: Remedy;
  readonly notCompared: readonly NotCompared[];
}

/** The stored scores of one dataset. */
export interface StoredDataset {
  readonly file: string;
  readonly dataset: string;
  readonly bytes: number;
}

/** What the store holds. */
export interface StoreReport {
  readonly folder: string;
  readonly datasets: readonly StoredDataset[];
  /** The bytes that calibrations of responses take, whatever datasets remember them. */
  readonly calibrations: number;
  /** The bytes that vectors of texts take, which all datasets share. */
  readonly vectors: number;
  /** The bytes that the unpacked texts of packed datasets take. */
  readonly unpacked: number;
  /** The bytes that damaged stores take, which were set aside. */
  readonly damaged: number;
  /** The bytes that pulled models take: clearing leaves them. */
  readonly models: number;
}

/** What the engine does for the extension and the command line. */
export interface EngineApi extends BrowsingApi, EditorApi, ModelsApi, ResponsesApi, DynamicsApi {
  /** Tells how many bytes are read. */
  open(request: DatasetRequest, context: CallContext<ReadingProgress>): Promise<DatasetSummary>;
  survey(request: DatasetRequest, context: CallContext): Promise<Survey>;
  score(request: ScoreRequest, context: CallContext<ScoreProgress>): Promise<ScoreReport>;
  table(request: TableRequest, context: CallContext): Promise<TableReport>;
  exportScores(
    request: ExportRequest,
    context: CallContext,
  ): Promise<{ rows: number; columns: readonly string[] }>;
  record(request: RequestOf<typeof scoring.record.input>, context: CallContext): Promise<RecordReport>;
  mix(request: MixRequest, context: CallContext<MixProgress>): Promise<MixReport>;
  verify(request: VerifyRequest, context: CallContext<ScoreProgress>): Promise<VerifyReport>;
  store(request: RequestOf<typeof models.store.input>, context: CallContext): Promise<StoreReport>;
}
