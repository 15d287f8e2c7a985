using Xunit;

// What a case allocates is measured for the whole process, so the cases run one after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
