/** The lower root L of a small symmetric matrix, A = L·Lᵀ; null if a column is (nearly) a combination of those before it. */
export function rootOf(matrix: readonly (readonly number[])[]): number[][] | null {
  const root: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const line: number[] = [];
    for (let j = 0; j <= i; j += 1) {
      const upper = j === i ? line : (root[j] as number[]);
      let sum = row[j] as number;
      for (let k = 0; k < j; k += 1) sum -= (line[k] as number) * (upper[k] as number);
      if (j < i) line.push(sum / (upper[j] as number));
      else if (sum > 1e-10 * (row[i] as number)) line.push(Math.sqrt(sum));
      else return null;
    }
    root.push(line);
  }
  return root;
}

/** u of L·u = b. */
export function forward(root: readonly (readonly number[])[], b: ArrayLike<number>): number[] {
  const u: number[] = [];
  for (const [i, row] of root.entries()) {
    let sum = b[i] as number;
    for (let k = 0; k < i; k += 1) sum -= (row[k] as number) * (u[k] as number);
    u.push(sum / (row[i] as number));
  }
  return u;
}

/** x of L·Lᵀ·x = b. */
export function solve(root: readonly (readonly number[])[], b: ArrayLike<number>): number[] {
  const x = forward(root, b);
  for (let i = root.length - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < root.length; k += 1) x[i]! -= (root[k]?.[i] as number) * (x[k] as number);
    x[i]! /= root[i]?.[i] as number;
  }
  return x;
}

/** (L·Lᵀ)⁻¹. */
export function inverseOf(root: readonly (readonly number[])[]): number[][] {
  return root.map((_, at) =>
    solve(
      root,
      root.map((__, other) => (other === at ? 1 : 0)),
    ),
  );
}
