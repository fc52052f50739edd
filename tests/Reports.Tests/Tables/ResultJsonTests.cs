using System.Text.Json;
using Staffroom.Reports.Tables;

namespace Staffroom.Reports.Tests.Tables;

public sealed class ResultJsonTests
{
    [Fact]
    public void A_result_is_one_object_that_reads_back()
    {
        var input = Sample.Headline;
        using var stream = new MemoryStream();

        ResultJson.Write(stream, input.Experiment, input.Comparison, input.Provenance);

        using var json = JsonDocument.Parse(stream.ToArray());
        var root = json.RootElement;
        Assert.Equal(1, root.GetProperty("schema").GetInt32());
        Assert.Equal(input.Comparison.Answer, root.GetProperty("answer").GetString());
        Assert.Equal(32, root.GetProperty("conditions").GetArrayLength());
        Assert.Equal("weak", root.GetProperty("conditions")[0].GetProperty("levels").GetProperty("network.ties").GetString());
        Assert.Equal(input.Comparison.Effects.Select(e => e.Estimate), root.GetProperty("effects").EnumerateArray().Select(e => e.GetProperty("estimate").GetDouble()));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("effects")[0].GetProperty("cohensDav").ValueKind);
        Assert.Equal("positive", root.GetProperty("effects")[0].GetProperty("verdict").GetString());
        Assert.Equal(input.Provenance.Digest, root.GetProperty("provenance").GetProperty("digest").GetString());
        Assert.Equal(2026UL, root.GetProperty("provenance").GetProperty("seed").GetUInt64());
    }
}
