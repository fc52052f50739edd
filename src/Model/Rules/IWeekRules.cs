namespace Staffroom.Model.Rules;

/// <summary>
/// Rules R1 to R11 over one week of a frame; turnover (R12) ends the week. There are two: <see cref="ReferenceRules"/>, rule after rule as
/// the model is written down, and <see cref="Kernel.WeekKernel"/>, which runs. That they give the same bits is a law under test.
/// </summary>
internal interface IWeekRules
{
    /// <summary>Contact rates and time scales of the week that begins.</summary>
    void Plan();

    /// <summary>All rules of the week from the contacts on.</summary>
    void Advance();

    /// <summary>The state was changed by others than these rules.</summary>
    void Forget();
}
