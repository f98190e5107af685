using AudioEdition.Newsroom.Queue;
using Hangfire.States;

namespace AudioEdition.Newsroom.OnHangfire;

/// <summary>Lanes as Hangfire's queues. The storage serves queues in the order of their names, so the names carry the order.</summary>
internal static class LaneNames
{
    /// <summary>All, the most urgent first; the last is Hangfire's own, where nothing of ours belongs, but what strays there must not lie for ever.</summary>
    public static string[] All { get; } = [NameOf(Lane.Breaking), NameOf(Lane.Default), NameOf(Lane.Archive), EnqueuedState.DefaultQueue];

    public static string NameOf(Lane lane) => lane switch
    {
        Lane.Breaking => "a-breaking",
        Lane.Default => "b-default",
        _ => "c-archive",
    };
}
