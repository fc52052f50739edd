namespace Staffroom.Model.Networks.National;

/// <summary>A directed tie in 64 bits: 31 for the ego, 30 for the alter, 3 for the kind. Numbers ascend as rows do, so sorting them makes rows.</summary>
internal static class DirectedTie
{
    private const int KindBits = 3;
    private const int AlterBits = 30;
    private const ulong AlterMask = (1UL << AlterBits) - 1;

    public static ulong Pack(int ego, int alter, NationalTie kind) =>
        ((ulong)ego << (AlterBits + KindBits)) | ((ulong)alter << KindBits) | (ulong)kind;

    /// <summary>Where the row of a teacher begins: no greater than any of its ties.</summary>
    public static ulong RowOf(int ego) => Pack(ego, 0, NationalTie.Ordinary);

    public static int Ego(ulong tie) => (int)(tie >> (AlterBits + KindBits));

    public static int Alter(ulong tie) => (int)((tie >> KindBits) & AlterMask);

    public static NationalTie Kind(ulong tie) => (NationalTie)(tie & ((1 << KindBits) - 1));

    /// <summary>Sorts ties and drops what is there twice; returns how many remain at the beginning.</summary>
    public static int SortDistinct(Span<ulong> ties)
    {
        ties.Sort();
        int kept = 0;
        for (int at = 0; at < ties.Length; at++)
        {
            if (kept == 0 || ties[kept - 1] != ties[at])
            {
                ties[kept++] = ties[at];
            }
        }

        return kept;
    }
}
