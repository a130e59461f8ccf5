using Papers;
using TicketDsl.Cli;

return TicketProgram.Run(args, Experiments.All, Tables.All);
