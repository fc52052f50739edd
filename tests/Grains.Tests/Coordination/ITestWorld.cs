using Staffroom.Grains.Coordination;

namespace Staffroom.Grains.Tests.Coordination;

/// <summary>Something to run: what comes out of it in one place, and what it is made of for running it in many.</summary>
internal interface ITestWorld
{
    int Schools { get; }

    byte[] Answer();

    IRunWork NewWork();

    ISchoolBodies Bodies(int school, TestNetwork network);
}
