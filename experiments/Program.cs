using Papers;
using TicketDsl.Cli;

return TicketProgram.Run(args, Experiments.All, Experiments.Tables, Tables.All);
