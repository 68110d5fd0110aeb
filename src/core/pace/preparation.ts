/** Work that gives no scores yet: which part of it is done, from 0 to 1. */
export interface Preparation {
  readonly preparing: string;
  readonly done: number;
}
