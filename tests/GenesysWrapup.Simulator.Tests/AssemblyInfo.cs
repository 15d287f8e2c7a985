using Xunit;

// Every test brings its own platform and clock; nothing is shared, so everything may run side by side.
[assembly: CollectionBehavior(DisableTestParallelization = false)]
