namespace AudioEdition.Newsroom.Orders;

/// <summary>The order of an edition cannot be read.</summary>
/// <param name="name">The order's name.</param>
/// <param name="reason">What is wrong with it.</param>
/// <param name="innerException">The cause, where there is one.</param>
public sealed class OrderFormatException(string name, string reason, Exception? innerException = null)
    : AudioEditionException($"The order {name} cannot be read: {reason}. Submit the article again.", innerException);
