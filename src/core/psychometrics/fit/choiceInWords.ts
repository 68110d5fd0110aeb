import { parametersPerItem } from '../model/irtModel';
import type { PriorKind } from '../model/priors';
import type { Candidate, Compared } from './comparison';

/** A way to calibrate, in words: "2PL, normal slopes". The priors are told where slopes have any of their own. */
export function candidateInWords({ model, priors }: Candidate): string {
  const name = model === 'rasch' ? 'Rasch' : model.toUpperCase();
  return parametersPerItem(model) === 1 || slopeWords[priors] === ''
    ? name
    : `${name}, ${slopeWords[priors]}`;
}

const slopeWords: Readonly<Record<PriorKind, string>> = {
  default: '',
  none: '',
  lognormal: 'log-normal slopes',
  normal: 'normal slopes',
};

/** What was chosen and what it gains over the simplest, as a sentence; undefined where nothing was compared. */
export function choiceInWords(
  compared: readonly Compared[],
  chosen: { readonly model: Candidate['model']; readonly priorKind: PriorKind },
): string | undefined {
  const [simplest] = compared;
  const taken = compared.find(({ model, priors }) => model === chosen.model && priors === chosen.priorKind);
  if (!simplest || !taken) return undefined;
  const others = compared.length === 2 ? 'two' : compared.length === 3 ? 'three' : String(compared.length);
  if (taken !== simplest)
    return `Chosen of ${others}: ${candidateInWords(taken)}. It predicts held-out answers better than the ${candidateInWords(simplest)}: log-loss ${loss(taken.logLoss)} against ${loss(simplest.logLoss)}, a gain of ${loss(taken.gain)} ± ${loss(taken.gainSe)}.`;
  const rivals = compared.slice(1);
  const best = rivals.reduce((one, other) => (other.gain > one.gain ? other : one));
  return `Chosen of ${others}: ${candidateInWords(taken)}, the simplest. None predicts held-out answers better beyond chance: log-loss ${loss(taken.logLoss)}, at best ${loss(best.logLoss)} (${candidateInWords(best)}), a gain of ${loss(best.gain)} ± ${loss(best.gainSe)}.`;
}

function loss(value: number): string {
  return value.toFixed(4).replace(/^(-?)0\./, '$1.');
}
