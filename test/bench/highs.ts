import { createRequire } from 'node:module';
import type { Network } from '../../shared/market/solver.ts';

/** A general solver of quadratic programmes: HiGHS, compiled to WebAssembly. */
export interface GeneralSolver {
  version: string;
  /** The whole call: the problem handed over, solved, and its answer taken back; null where it gave up. */
  solve(network: Network): { levels: Float64Array } | null;
}

/** Seconds after which a problem is given up. */
const LIMIT_S = 20;

export async function generalSolver(): Promise<GeneralSolver> {
  // Its declarations are those of its CommonJS build alone.
  const load: typeof import('highs').default = createRequire(import.meta.url)('highs');
  const highs = await load();
  const solve = (net: Network) => {
    const wanted = net.endowment.map((tonnes) => -tonnes);
    const problem = {
      numCols: net.columns,
      numRows: net.rows,
      colCost: net.cost,
      colLower: new Float64Array(net.columns),
      colUpper: net.capacity.map((tonnes) => Math.min(tonnes, highs.infinity)),
      rowLower: wanted,
      rowUpper: wanted,
      matrix: {
        format: 'csc',
        numRows: net.rows,
        numCols: net.columns,
        starts: net.start,
        indices: net.row,
        values: net.coefficient,
      },
      hessian: {
        format: 'triangular',
        dimension: net.columns,
        starts: Int32Array.from({ length: net.columns + 1 }, (_, at) => at),
        indices: Int32Array.from({ length: net.columns }, (_, at) => at),
        values: net.slope,
      },
    } as const;
    const model = highs.createModel();
    try {
      model.options.set({ output_flag: false, time_limit: LIMIT_S });
      model.passModel(problem);
      model.run();
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return null;
      return { levels: Float64Array.from(model.getSolution().colValue) };
    } catch {
      return null; // an error of the solver itself
    } finally {
      model.dispose();
    }
  };
  return { version: highs.version.string, solve };
}
