using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Staffroom.Benchmarks.WeekStepBenchmark).Assembly).Run(args);
