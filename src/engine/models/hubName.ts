import { UserError } from '../../core/userError';
import { curatedModel, curatedModels } from './curated';

/** A repository of the Hub, and the revision that is asked for. */
export interface HubName {
  readonly repo: string;
  readonly revision: string | undefined;
}

// What the Hub allows in a name; a part that begins with a dot or is a drive would be a path.
const part = '[A-Za-z0-9][A-Za-z0-9._-]{0,95}';
const repoPattern = new RegExp(`^${part}/${part}$`);
const revisionPattern = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/;

/** Reads NAME or OWNER/NAME, each with "@REVISION" or without. Throws UserError. */
export function readHubName(text: string): HubName {
  const [called, revision, more] = text.trim().split('@') as [string, ...string[]];
  const repo = curatedModel(called)?.repo ?? called;
  if (!isRepoName(repo))
    throw new UserError(
      `"${called}" is no model of the list (${curatedModels.map(({ name }) => name).join(', ')}) and no OWNER/NAME of the Hub.`,
    );
  if (more !== undefined || (revision !== undefined && !isRevision(revision)))
    throw new UserError(
      `"${text.trim().slice(called.length + 1)}" is no revision: name a branch, a tag or a commit.`,
    );
  return { repo, revision };
}

/** Whether this is OWNER/NAME, safe as two folders. */
export function isRepoName(text: string): boolean {
  return repoPattern.test(text) && !text.includes('..') && !/\.(\/|$)/.test(text);
}

/** The name that a repository's model goes by: short where it is on the list. */
export function nameOfRepo(repo: string): string {
  return curatedModel(repo)?.name ?? repo;
}

function isRevision(text: string): boolean {
  return revisionPattern.test(text) && !text.includes('..') && !text.includes('//');
}
