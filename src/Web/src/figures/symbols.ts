// What a label's TeX commands are in Unicode.

export const symbols: Record<string, string> = {
  alpha: "α", beta: "β", gamma: "γ", delta: "δ", epsilon: "ϵ", varepsilon: "ε", zeta: "ζ", eta: "η", theta: "θ",
  vartheta: "ϑ", iota: "ι", kappa: "κ", lambda: "λ", mu: "μ", nu: "ν", xi: "ξ", pi: "π", rho: "ρ", sigma: "σ", tau: "τ",
  upsilon: "υ", phi: "ϕ", varphi: "φ", chi: "χ", psi: "ψ", omega: "ω",
  Gamma: "Γ", Delta: "Δ", Theta: "Θ", Lambda: "Λ", Xi: "Ξ", Pi: "Π", Sigma: "Σ", Phi: "Φ", Psi: "Ψ", Omega: "Ω",
  infty: "∞", partial: "∂", nabla: "∇", ell: "ℓ", sum: "∑", prod: "∏", int: "∫", forall: "∀", exists: "∃", emptyset: "∅",
  top: "⊤", bot: "⊥", prime: "′", ldots: "…", dots: "…", cdots: "⋯", vdots: "⋮", hbar: "ℏ", Re: "ℜ", Im: "ℑ",
  langle: "⟨", rangle: "⟩", lVert: "‖", rVert: "‖", Vert: "‖", lvert: "|", rvert: "|", vert: "|", mid: " | ",
  lfloor: "⌊", rfloor: "⌋", lceil: "⌈", rceil: "⌉", lbrace: "{", rbrace: "}", "{": "{", "}": "}", "|": "‖",
  dagger: "†", ast: "∗", star: "⋆", angle: "∠", degree: "°", "%": "%", "$": "$", "&": "&", "#": "#", _: "_",
  ",": "\u2009", ":": "\u2005", ";": "\u2004", "!": "", " ": " ", quad: "\u2003", qquad: "\u2003\u2003", colon: ": ",
};

export const relations: Record<string, string> = {
  le: "≤", leq: "≤", ge: "≥", geq: "≥", ne: "≠", neq: "≠", approx: "≈", sim: "∼", simeq: "≃", equiv: "≡", cong: "≅",
  propto: "∝", ll: "≪", gg: "≫", in: "∈", notin: "∉", subset: "⊂", subseteq: "⊆", supset: "⊃", perp: "⊥", parallel: "∥",
  to: "→", rightarrow: "→", leftarrow: "←", mapsto: "↦", Rightarrow: "⇒", Leftarrow: "⇐", iff: "⇔", implies: "⇒",
  leftrightarrow: "↔", uparrow: "↑", downarrow: "↓", coloneqq: "≔", prec: "≺", succ: "≻",
};

export const operators: Record<string, string> = {
  times: "×", cdot: "·", pm: "±", mp: "∓", div: "÷", circ: "∘", odot: "⊙", oplus: "⊕", otimes: "⊗", cup: "∪", cap: "∩",
  wedge: "∧", vee: "∨", setminus: "∖", land: "∧", lor: "∨", bullet: "•",
};

export const functions = new Set([
  "log", "ln", "exp", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "max", "min", "sup", "inf",
  "lim", "det", "dim", "ker", "deg", "gcd", "arg", "Pr",
]);

/** Combining marks, written after the letter that they stand on. */
export const accents: Record<string, string> = {
  hat: "\u0302", widehat: "\u0302", bar: "\u0304", overline: "\u0304", tilde: "\u0303", widetilde: "\u0303", dot: "\u0307",
  ddot: "\u0308", check: "\u030c", underline: "\u0332",
};

const blackboard: Record<string, string> = { C: "ℂ", H: "ℍ", N: "ℕ", P: "ℙ", Q: "ℚ", R: "ℝ", Z: "ℤ" };
const script: Record<string, string> = { B: "ℬ", E: "ℰ", F: "ℱ", H: "ℋ", I: "ℐ", L: "ℒ", M: "ℳ", R: "ℛ" };

/** A letter in another alphabet; what is no capital stays. */
function capital(first: number, special: Record<string, string>) {
  return (letter: string) =>
    special[letter] ?? (/[A-Z]/.test(letter) ? String.fromCodePoint(first + letter.charCodeAt(0) - 65) : letter);
}

export const alphabets: Record<string, (letter: string) => string> = {
  mathbb: (letter) => (letter === "1" ? "𝟙" : capital(0x1d538, blackboard)(letter)),
  mathcal: capital(0x1d49c, script),
  mathscr: capital(0x1d49c, script),
};
