// Why a title is recommended to a profile, and how well it fits.
import type { PoolsSource } from './candidate-pools.ts';
import type { Why } from './contract.ts';
import { recommendErrors } from './errors.ts';
import { generalReason } from './general-reason.ts';
import { foldViewer } from './fold-viewer.ts';
import { mayShow } from './policy.ts';
import type { HomeViewer } from './read-home.ts';
import { reasonFor } from './reason-for.ts';
import type { ServedModel } from './served-model.ts';
import { toHistory } from './signal-weights.ts';
import { readSignals, type ViewerSignalsDeps } from './viewer-signals.ts';

export interface ExplainTitleDeps extends ViewerSignalsDeps {
  readonly served: ServedModel;
  readonly pools: PoolsSource;
}

/**
 * Through the titles of the viewer's history that speak for it; by popularity, or as new, where the model or the viewer is
 * unknown or nothing speaks for it. Throws `recommended_title_not_found`.
 */
export async function explainTitle(deps: ExplainTitleDeps, profile: HomeViewer, id: number): Promise<Why> {
  const [pools, served, signals] = await Promise.all([
    deps.pools.current(),
    deps.served.current(),
    profile.personalised ? readSignals(deps, profile.id) : [],
  ]);
  const title = pools.byId.get(id);
  if (!title || !mayShow(title, profile.maturityLimit)) throw recommendErrors.recommended_title_not_found(id);
  const general = generalReason(title);
  const model = served?.model ?? null;
  // What was said of the title itself is no reason for it.
  const history = toHistory(signals.filter((signal) => signal.titleId !== id));
  const viewer = model && foldViewer(model, history);
  if (!model || !viewer || model.items.indexOf(id) < 0) return { match: null, reason: general };
  const [fit] = model.recommend(viewer, { include: [id], limit: 1 });
  return {
    match: fit?.match ?? null,
    reason: reasonFor(model, viewer, pools, id, profile.maturityLimit) ?? general,
  };
}
