package org.headcount.page;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The characters that commands of TeX for a single sign produce. */
final class TexSigns {

    private static final String LETTERS = "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ"
            + " vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi ϕ"
            + " varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ"
            + " Omega Ω ell ℓ infty ∞ partial ∂ emptyset ∅ hbar ℏ";

    private static final String OPERATORS = "cdot ⋅ times × div ÷ pm ± mp ∓ le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈"
            + " equiv ≡ sim ∼ simeq ≃ propto ∝ ll ≪ gg ≫ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃"
            + " supseteq ⊇ cup ∪ cap ∩ setminus ∖ to → rightarrow → leftarrow ← Rightarrow ⇒ Leftarrow ⇐"
            + " iff ⇔ implies ⇒ mapsto ↦ forall ∀ exists ∃ neg ¬ land ∧ lor ∨ wedge ∧ vee ∨ dots …"
            + " ldots … cdots ⋯ vdots ⋮ ddots ⋱ circ ∘ bullet ∙ star ⋆ ast ∗ oplus ⊕ otimes ⊗ mid ∣ parallel ∥"
            + " perp ⊥ nabla ∇ prime ′ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ vert | Vert ‖"
            + " colon : lbrace { rbrace }";

    /** Those that take what is below and above them at their foot and head. */
    private static final String LARGE = "sum ∑ prod ∏ int ∫ iint ∬ oint ∮ bigcup ⋃ bigcap ⋂";

    private static final String WORDS = "log ln exp sin cos tan min max sup inf lim arg det gcd Pr";

    private static final String ACCENTS = "hat ^ widehat ^ bar ¯ overline ¯ tilde ~ widetilde ~ dot ˙ ddot ¨ vec →";

    private static final Map<String, String> LETTER = map(LETTERS);
    private static final Map<String, String> OPERATOR = map(OPERATORS);
    private static final Map<String, String> LARGE_OPERATOR = map(LARGE);
    private static final Map<String, String> ACCENT = map(ACCENTS);
    private static final Set<String> WORD = Set.of(WORDS.split(" ", -1));

    private TexSigns() {}

    private static Map<String, String> map(String pairs) {
        String[] words = pairs.split(" ", -1);
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            map.put(words[i], words[i + 1]);
        }
        return map;
    }

    static Optional<String> letter(String command) {
        return Optional.ofNullable(LETTER.get(command));
    }

    static Optional<String> operator(String command) {
        return Optional.ofNullable(OPERATOR.get(command));
    }

    static Optional<String> large(String command) {
        return Optional.ofNullable(LARGE_OPERATOR.get(command));
    }

    static Optional<String> accent(String command) {
        return Optional.ofNullable(ACCENT.get(command));
    }

    /** Whether it is a function's name, set upright. */
    static boolean isWord(String command) {
        return WORD.contains(command);
    }
}
